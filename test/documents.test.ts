import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { settings } from '../src/server/settings.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe('the documents are true', () => {
  test('README lists every setting with its default and its words, and no other', () => {
    const rows = [
      ...read('README.md').matchAll(/^\| `([A-Z\d_]+)`\s*\| (?:`([^`]*)`)?\s*\| (.*?)\s*\|$/gm),
    ];
    expect(rows.map(([, name, value = '', about]) => ({ name, default: value, about }))).toEqual(
      settings,
    );
  });

  test('every dependency has its sentence of why', () => {
    const reasons = read('docs/decisions/0002-dependencies.md');
    const { dependencies, devDependencies } = manifest;
    const names = Object.keys({ ...dependencies, ...devDependencies });
    const unexplained = names.filter(
      (name) => !name.startsWith('@types/') && !reasons.includes(name),
    );
    expect(unexplained).toEqual([]);
  });

  test('every npm command a document names exists', () => {
    const files = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'docs/performance.md'];
    const named = files.flatMap((file) => [...read(file).matchAll(/npm (?:run )?([a-z:]+)/g)]);
    const commands = new Set(named.map(([, command = '']) => command));
    commands.delete('install');
    expect([...commands].filter((command) => !(command in manifest.scripts))).toEqual([]);
  });

  test('every file ARCHITECTURE names is there', () => {
    const named = [
      ...read('ARCHITECTURE.md').matchAll(
        /`((?:src|test|docs|server|contract|domain|recipes|storage|http)\/[\w./-]+)`/g,
      ),
    ];
    const missing = named
      .map(([, path = '']) => path)
      .filter((path) => !exists(path) && !exists(`src/${path}`) && !exists(`src/server/${path}`));
    expect(named.length).toBeGreaterThan(15);
    expect(missing.filter((path) => path !== 'src/web')).toEqual([]);
  });
});

function exists(path: string): boolean {
  const parts = path.replace(/\/$/, '').split('/');
  const name = parts.pop() ?? '';
  try {
    return readdirSync(parts.join('/') || '.').includes(name);
  } catch {
    return false;
  }
}
