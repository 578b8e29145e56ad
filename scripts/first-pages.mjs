// What every page begins with is there before any script: its HTML is made when the client is built.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The one name of what draws the client, for this and for the build (see docs/decisions/0011-first-paint.md). */
export const PREACT = {
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react-dom/client': 'preact/compat/client',
  'react-dom': 'preact/compat',
  react: 'preact/compat',
};

const SOURCE = 'src/web/first-pages.tsx';
const SCRIPTS = /\s*<script type="module"[^>]*><\/script>|\s*<link rel="modulepreload"[^>]*>/g;

/** A vite plugin for the build: beside index.html come the same page with the first pages drawn in it, `pages/….html`. */
export function firstPages() {
  return {
    name: 'first-pages',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const index = String(bundle['index.html'].source);
        const start = Object.values(bundle).find((chunk) => chunk.name === 'landing-start');
        const landingScript = `<script type="module" src="./${start.fileName}"></script>\n  </head>`;
        const preloads = [...partsOf(bundle, 'main')].map(
          (name) => `<link rel="modulepreload" crossorigin href="./${name}">\n  `,
        );
        for (const page of await draw()) {
          const head =
            page.for === 'visitors'
              ? index.replaceAll(SCRIPTS, '').replace('</head>', landingScript)
              : index.replace('</head>', `${preloads.join('')}</head>`);
          const source = head
            .replace('<title>Ocipe<', () => `<title>${page.title}<`)
            .replace(
              '<div id="root"></div>',
              () => `<div id="root" data-for="${page.for}">${page.html}</div>`,
            );
          this.emitFile({
            type: 'asset',
            fileName: `pages/${page.path || 'landing'}.html`,
            source,
          });
        }
      },
    },
  };
}

/** A chunk and all it imports from the start. */
function partsOf(bundle, name) {
  const files = new Set();
  const add = (chunk) => {
    if (!chunk || files.has(chunk.fileName)) return;
    files.add(chunk.fileName);
    for (const file of chunk.imports) add(bundle[file]);
  };
  add(Object.values(bundle).find((chunk) => chunk.name === name && chunk.isDynamicEntry));
  return files;
}

async function draw() {
  const { build } = await import('esbuild');
  mkdirSync('build', { recursive: true });
  const outfile = resolve('build/first-pages.mjs');
  await build({
    entryPoints: [SOURCE],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    alias: PREACT,
    inject: ['scripts/without-browser.mjs'],
    define: { 'import.meta.env.PROD': 'true' },
    logLevel: 'warning',
  });
  const { firstPages: pages } = await import(`${pathToFileURL(outfile).href}?${Date.now()}`);
  return pages();
}
