// `npm run bench:stock`: what looking at the stock costs with little and with much at home.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages } from './install.mjs';

installPackages();
const { build } = await import('./build.mjs');
await build();

const { bundle, OUT } = await import('../bench/bundle.mjs');
await bundle({ 'stock-main': 'bench/stock.ts' });
await import(pathToFileURL(resolve(OUT, 'stock-main.mjs')).href);
