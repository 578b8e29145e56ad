// Bundles the server into dist/server.mjs (one file starts faster than a hundred) and the client into dist/web.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const OUT = 'dist/server.mjs';

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** How the server is bundled: its programs, each a file. */
export const serverBuild = {
  entryPoints: {
    server: 'src/server/main.ts',
    demo: 'src/server/demo/main.ts',
    cli: 'src/server/cli.ts',
    'page-worker': 'src/server/import/page-worker.ts',
    'file-worker': 'src/server/files/file-worker.ts',
  },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
};

/** Builds what is older than its sources; does nothing when all is there. */
export async function build() {
  const sources = ['src', 'scripts', 'vite.config.ts', 'package-lock.json'].filter(existsSync);
  if (existsSync(OUT) && statSync(OUT).mtimeMs > Math.max(...sources.map(newest))) return;
  process.stderr.write('Building …\n');
  const { build: bundle } = await import('esbuild');
  rmSync('dist', { recursive: true, force: true });
  // The client first: only what is whole has a dist/server.mjs.
  const { build: buildClient } = await import('vite');
  await inProduction(() => buildClient({ logLevel: 'error' }));
  compress('dist/web');
  await bundle(serverBuild);
}

/** Whoever builds, a test or a developer with settings of their own: what is built is what is shipped. */
async function inProduction(work) {
  const { NODE_ENV: before } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** What is worth it is packed once and for all: beside `x.js` lie `x.js.br` and `x.js.gz`. */
function compress(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !/\.(?:js|css|svg|webmanifest)$/.test(file)) continue;
    const text = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
    writeFileSync(`${file}.br`, brotliCompressSync(text, { params }));
    writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
  }
}

if (import.meta.url === `file://${process.argv[1]}`) await build();
