import { randomBytes } from 'node:crypto';
import { SettingError, type Config } from '../config.ts';
import { createDrawing } from '../pictures/draw-picture.ts';
import { openPictures } from '../pictures/open-pictures.ts';
import type { Database } from '../storage/database.ts';
import { readExportFile, type ExportFile } from '../transfer/export-file.ts';
import { importPictures } from '../transfer/import-pictures.ts';
import { importReport } from '../transfer/import-report.ts';
import { importSource, type ImportResult } from '../transfer/import-source.ts';
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
    const isService = /^postgres(?:ql)?:\/\//.test(from);
    const file = isService ? undefined : await readExportFile(from);
    const source: Source = file
      ? readSource(file.json)
      : { service: await readOriginalDatabase(from) };
    return withDatabase(config, async ({ db }) => {
      const result = await importSource(db, source, into, Date.now(), tell);
      return importReport(file ? await bringPictures(config, db, result, file.pictures) : result);
    });
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

/** Gives the recipes of an account's export their pictures, when all else is stored. */
async function bringPictures(
  config: Config,
  db: Database,
  result: ImportResult,
  pictures: ExportFile['pictures'],
): Promise<ImportResult> {
  const services = {
    db,
    pictures: openPictures(config.pictures),
    log: { error: (about: { err: Error }) => process.stderr.write(`${about.err.message}\n`) },
    now: Date.now,
    randomHex: (bytes: number) => randomBytes(bytes).toString('hex'),
  };
  const drawing = createDrawing(config.picturePixels);
  const { added, bad } = await importPictures(services, drawing, result.place, pictures);
  const notes = bad > 0 ? [`${bad} of the pictures could not be used`] : [];
  return { ...result, pictures: added, notes: [...result.notes, ...notes] };
}

function tell(written: number, all: number): void {
  if (written % TOLD_EVERY === 0 && written < all) {
    process.stderr.write(`${written} of ${all} recipes …\n`);
  }
}
