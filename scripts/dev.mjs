// `npm run dev`: the server, built anew and started again at each change, and the client with hot reload before it.
import { fork } from 'node:child_process';
import { installPackages } from './install.mjs';

installPackages();
const { context } = await import('esbuild');
const { createServer } = await import('vite');
const { serverBuild } = await import('./build.mjs');

/** Apart from `npm start`'s, so that trying things out harms nobody's recipes. */
const environment = { DATABASE_URL: 'sqlite:data/dev.db', LOG_LEVEL: 'warn', ...process.env };
let server;

function startAgain() {
  const next = () => {
    server = fork('build/dev/server.mjs', { env: environment });
  };
  if (server && server.exitCode === null) server.once('exit', next).kill();
  else next();
}

const watcher = await context({
  ...serverBuild,
  outdir: 'build/dev',
  plugins: [
    {
      name: 'start again',
      setup: (build) => build.onEnd(({ errors }) => errors.length === 0 && startAgain()),
    },
  ],
});
await watcher.watch();
const client = await createServer();
await client.listen();
client.printUrls();
