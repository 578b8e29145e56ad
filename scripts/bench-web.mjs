// `npm run bench:web`: how heavy and how quick the client is.
import { installPackages } from './install.mjs';

installPackages();
const { build } = await import('./build.mjs');
await build();
await import('../bench/web.mjs');
