// The client needs of the contract what a call needs, not the library that wrote it down.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const CONTRACT = 'src/contract/api.ts';

/** A vite plugin: `contract/api.ts` becomes plain values, with the schemas of what goes in and without texts. */
export function contractAsData() {
  return {
    name: 'contract-as-data',
    enforce: 'pre',
    async load(id) {
      if (id.split('?', 1)[0] !== resolve(CONTRACT).replaceAll('\\', '/')) return null;
      const { api } = await readContract();
      const features = Object.entries(api).map(([feature, group]) => [feature, slim(group)]);
      return `export const api = ${JSON.stringify(Object.fromEntries(features))};`;
    },
  };
}

async function readContract() {
  const { build } = await import('esbuild');
  mkdirSync('build', { recursive: true });
  const outfile = resolve('build/contract.mjs');
  await build({
    entryPoints: [CONTRACT],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  return import(`${pathToFileURL(outfile)}?${Date.now()}`);
}

function slim(group) {
  return Object.fromEntries(
    Object.entries(group).map(([name, { method, path, access, collection, body }]) => [
      name,
      { method, path, access, collection, body: withoutTexts(body) },
    ]),
  );
}

const TEXTS = new Set(['description', 'title', 'check']);

function withoutTexts(schema) {
  if (Array.isArray(schema)) return schema.map(withoutTexts);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([key]) => !TEXTS.has(key) && !key.startsWith('x-'));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutTexts(value)]));
}
