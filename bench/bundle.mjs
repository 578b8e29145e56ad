import { build } from 'esbuild';

/** Where bundled programs of a benchmark lie. */
export const OUT = 'build/bench';

/**
 * Bundles programs of a benchmark with what they use of the server's sources: Node 20 reads no TypeScript.
 * @param entryPoints name to source; each becomes `build/bench/<name>.mjs`
 */
export async function bundle(entryPoints) {
  await build({
    entryPoints,
    outdir: OUT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
}
