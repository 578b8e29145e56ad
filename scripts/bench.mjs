// `npm run bench`: installs and builds what is missing, then measures the server beside a bare one.
import { installPackages } from './install.mjs';

installPackages();
const { build } = await import('./build.mjs');
await build();

await import('../bench/main.mjs');
