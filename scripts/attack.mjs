// `npm run attack`: the attacks that take long. `npm run attack fuzz`, `passwords`, `mutants` or `tools` does one alone.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installPackages } from './install.mjs';
import { mutants, TESTS } from './mutants.mjs';

const CONFIG = ['--config', 'vitest.attack.config.ts'];

function vitest(args, options = {}) {
  const program = resolve('node_modules/vitest/vitest.mjs');
  const all = [program, 'run', ...CONFIG, ...args];
  return spawnSync(process.execPath, all, { stdio: 'inherit', ...options }).status === 0;
}

/** A copy of the sources, where one condition after the other is taken out. */
function killMutants() {
  const folder = resolve('build/mutants');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of [
    'src',
    'test',
    'vitest.attack.config.ts',
    'package.json',
    'tsconfig.base.json',
  ]) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  const options = { cwd: folder, stdio: 'pipe', timeout: 300_000 };
  const quick = ['--bail=1', '--reporter=dot'];
  if (!vitest([...TESTS, ...quick], options)) {
    process.stdout.write('✗ The tests fail without any mutant.\n');
    return false;
  }
  const alive = [];
  const all = mutants();
  for (const [index, { file, title, text }] of all.entries()) {
    const place = join(folder, file);
    const before = readFileSync(place, 'utf8');
    writeFileSync(place, text);
    const isAlive = vitest([...TESTS, ...quick], options);
    writeFileSync(place, before);
    if (isAlive) alive.push(title);
    process.stdout.write(`${isAlive ? '✗ lives' : '✓ dies'} ${index + 1}/${all.length} ${title}\n`);
  }
  process.stdout.write(`${all.length - alive.length} of ${all.length} mutants die\n`);
  return alive.length === 0;
}

/** Programs of others, where somebody has installed them. */
function runTools() {
  for (const [name, about] of [
    ['sqlmap', 'every parameter of a running server: sqlmap -r REQUEST --batch --level 3'],
    ['slowhttptest', 'slow heads and bodies: slowhttptest -H -c 1000 -u URL'],
  ]) {
    const isThere = spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined;
    process.stdout.write(
      isThere ? `! ${name} is installed; ${about}\n` : `- ${name} is not installed: skipped\n`,
    );
  }
  return true;
}

const PARTS = {
  fuzz: () => vitest(['test/attack/long/fuzz.long.ts']),
  passwords: () => vitest(['test/attack/long/passwords.long.ts']),
  mutants: killMutants,
  tools: runTools,
};

installPackages();
mkdirSync('build', { recursive: true });
const [wanted] = process.argv.slice(2);
const parts = Object.entries(PARTS).filter(([name]) => wanted === undefined || wanted === name);
// Each says what it found, whether or not the one before it went well.
const results = parts.map(([name, run]) => [name, run()]);
for (const [name, isGood] of results) process.stdout.write(`${isGood ? '✓' : '✗'} ${name}\n`);
process.exitCode = parts.length > 0 && results.every(([, isGood]) => isGood) ? 0 : 1;
