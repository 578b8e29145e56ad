// `npm run bench:load`: many kitchens at once, on SQLite and on PostgreSQL with one process and with two.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages } from './install.mjs';

installPackages();
const { build } = await import('./build.mjs');
await build();

const { bundle, OUT } = await import('../bench/bundle.mjs');
await bundle({
  'load-main': 'bench/load/main.ts',
  'load-generator': 'bench/load/generator.ts',
  'load-loop-delay': 'bench/load/loop-delay.ts',
});
await import(pathToFileURL(resolve(OUT, 'load-main.mjs')).href);
