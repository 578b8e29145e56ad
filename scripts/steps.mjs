// Runs the project's checks one after the other and counts what passed.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { installPackages } from './install.mjs';

const REPORT = 'build/tests.json';

/** The fast checks: types, lint, format, dead code. */
export const checks = [
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'lint', command: ['oxlint'] },
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'dead code', command: ['knip'] },
];

/** Runs commands in turn, and the tests where they are asked for. Ends with the line `N passed, N failed`. */
export function runSteps(steps, { withTests }) {
  installPackages();
  let passed = 0;
  let failed = 0;
  for (const { name, command } of steps) {
    const isGood = runTool(command);
    process.stdout.write(`${isGood ? '✓' : '✗'} ${name}\n`);
    if (isGood) passed += 1;
    else failed += 1;
  }
  if (withTests) {
    rmSync(REPORT, { force: true });
    runTool(['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${REPORT}`]);
    const report = readReport();
    passed += report.numPassedTests;
    failed += report.numFailedTests + report.numFailedTestSuites;
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

function runTool([tool, ...args]) {
  const PATH = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);
  const { status } = spawnSync(tool, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, PATH },
  });
  return status === 0;
}

/** A run that died before it could report has failed once. */
function readReport() {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numFailedTestSuites: 0 };
  }
}
