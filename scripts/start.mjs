// `npm start`: installs and builds what is missing, then becomes the server.
import { installPackages } from './install.mjs';

installPackages();
const { build } = await import('./build.mjs');
await build();

await import(process.argv.includes('--demo') ? '../dist/demo.mjs' : '../dist/server.mjs');
