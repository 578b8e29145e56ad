import { isCooklang, readCooklang } from './cooklang.ts';
import { isCsv, readCsv } from './csv.ts';
import type { FileEntry } from './file-recipe.ts';
import { readHtmlFile } from './html-file.ts';
import { readJsonFile } from './json-file.ts';
import { isMealMaster, readMealMaster } from './meal-master.ts';
import { readPlainText } from './plain-text.ts';

/**
 * Reads the recipes of a text, in whatever format it is: that shows in its contents, not in its name. Recipes come one
 * by one, so that others may be served in between. Never throws, and takes linear time.
 * @param where what the file is called, if it is one of many
 * @param name the same, or that of the only file: a Cooklang recipe without a title is called by it
 * @returns the recipes, and undefined where others may be served in between
 */
export function readRecipeText(
  text: string,
  where = '',
  name = where,
): Generator<FileEntry | undefined> {
  const head = text.slice(0, 5000).trimStart();
  if (/^\uFEFF?\s*[[{]/u.test(head)) return readJsonFile(text, where);
  if (/^\uFEFF?\s*<(?:[!?a-z])/iu.test(head)) return readHtmlFile(text, where);
  const bare = text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
  if (isMealMaster(bare.slice(0, 20_000))) return readMealMaster(bare, where);
  if (isCsv(bare)) return readCsv(bare, where);
  if (isCooklang(bare.slice(0, 20_000))) return readCooklang(bare, name);
  return readPlainText(bare, where);
}
