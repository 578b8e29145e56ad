// `npm run bench:durable`: what a durable write costs beyond the disk.
import { installPackages } from './install.mjs';

installPackages();
const { build } = await import('./build.mjs');
await build();
await import('../bench/durable.mjs');
