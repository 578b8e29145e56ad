// Bundles the server into dist/server.mjs: one file starts faster than a hundred.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const OUT = 'dist/server.mjs';

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds what is older than its sources; does nothing when all is there. */
export async function build() {
  const sources = ['src', 'scripts/build.mjs', 'package-lock.json'].filter(existsSync);
  if (existsSync(OUT) && statSync(OUT).mtimeMs > Math.max(...sources.map(newest))) return;
  process.stderr.write('Building …\n');
  const { build: bundle } = await import('esbuild');
  rmSync('dist', { recursive: true, force: true });
  await bundle({
    entryPoints: {
      server: 'src/server/main.ts',
      demo: 'src/server/demo/main.ts',
      cli: 'src/server/cli.ts',
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
  });
}

if (import.meta.url === `file://${process.argv[1]}`) await build();
