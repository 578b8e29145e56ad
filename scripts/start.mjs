// `npm start`: installs and builds what is missing, then becomes the server (or `demo`, or `cli`).
import { installPackages } from './install.mjs';

installPackages();
const { build } = await import('./build.mjs');
await build();

const [program = 'server'] = process.argv.splice(2, 1);
await import(`../dist/${program}.mjs`);
