// `npm run bench:growth`: what requests cost while a kitchen, and the number of kitchens, grows a thousandfold.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages } from './install.mjs';

installPackages();
const { build } = await import('./build.mjs');
await build();

const { bundle, OUT } = await import('../bench/bundle.mjs');
await bundle({ 'growth-main': 'bench/growth/main.ts' });
await import(pathToFileURL(resolve(OUT, 'growth-main.mjs')).href);
