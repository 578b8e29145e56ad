import { readFileSync } from 'node:fs';
import { SettingError } from '../config.ts';
import { importReport } from '../transfer/import-report.ts';
import { importSource } from '../transfer/import-source.ts';
import { readOriginalDatabase } from '../transfer/read-original-database.ts';
import { readSource, type Source } from '../transfer/read-source.ts';
import { withDatabase, type Command } from './command.ts';

/** Whoever waits is told at each so many recipes. */
const TOLD_EVERY = 5000;

export const importCommand: Command = {
  usage: 'SOURCE [--user NAME]',
  about: 'bring recipes, an export, or the original service along (docs/import-original.md)',
  run: async (config, words) => {
    const { from, into } = readWords(words);
    const source: Source = /^postgres(?:ql)?:\/\//.test(from)
      ? { service: await readOriginalDatabase(from) }
      : readSource(readJson(from));
    return withDatabase(config, async ({ db }) =>
      importReport(await importSource(db, source, into, Date.now(), tell)),
    );
  },
};

function readWords(words: readonly string[]): { from: string; into: string | undefined } {
  const at = words.indexOf('--user');
  const into = at < 0 ? undefined : words[at + 1];
  const others = at < 0 ? words : words.toSpliced(at, 2);
  const [from] = others;
  if (from === undefined || others.length > 1 || (at >= 0 && into === undefined)) {
    throw new SettingError('Say what to import, and for whom: SOURCE [--user NAME].');
  }
  return { from, into };
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new SettingError(`${file} cannot be read: ${(error as Error).message}.`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new SettingError(`${file} is no JSON: ${(error as Error).message}.`);
  }
}

function tell(written: number, all: number): void {
  if (written % TOLD_EVERY === 0 && written < all) {
    process.stderr.write(`${written} of ${all} recipes …\n`);
  }
}
