import { execFileSync } from 'node:child_process';

/** For vitest: the tests that start servers start what is built from these sources. */
export function setup(): void {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
}
