// Installs the packages of the lock file when they are not there yet, with nothing but Node and npm.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';

/** Runs a command in the terminal of whoever called us; ends this program when it fails. */
export function run(command, args, options = {}) {
  try {
    execFileSync(command, args, {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      ...options,
    });
  } catch (error) {
    process.exit(error.status ?? 1);
  }
}

/** npm writes this file last, so it is newer than the lock file exactly when the install went through. */
export function installPackages() {
  const done = 'node_modules/.package-lock.json';
  const isDone =
    existsSync(done) && statSync(done).mtimeMs >= statSync('package-lock.json').mtimeMs;
  if (isDone) return;
  process.stderr.write('Installing packages (once) …\n');
  // Not `npm ci`: it refuses a lock file that lacks the binaries of other systems, which not every registry has.
  // Versions come from the lock file all the same, and it stays as it is.
  const quietly = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['install', '--include=dev', ...quietly], { stdio: ['ignore', 2, 2] });
  const now = new Date();
  utimesSync(done, now, now);
}
