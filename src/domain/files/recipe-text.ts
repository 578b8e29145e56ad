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
 * @param name what the file is called, if it is one of many; a Cooklang recipe without a title is called by it
 */
export function readRecipeText(text: string, name = ''): Generator<FileEntry> {
  const head = text.slice(0, 5000).trimStart();
  if (/^\uFEFF?\s*[[{]/u.test(head)) return readJsonFile(text, name);
  if (/^\uFEFF?\s*<(?:[!?a-z])/iu.test(head)) return readHtmlFile(text, name);
  const bare = text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
  if (isMealMaster(bare.slice(0, 20_000))) return readMealMaster(bare, name);
  if (isCsv(bare)) return readCsv(bare, name);
  if (isCooklang(bare.slice(0, 20_000))) return readCooklang(bare, name);
  return readPlainText(bare, name);
}
