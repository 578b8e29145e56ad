import { setImmediate } from 'node:timers/promises';
import type { Static } from 'typebox';
import type { Recipe } from '../../contract/recipes.ts';
import { RECIPES_FORMAT } from '../../domain/files/own-json.ts';
import {
  fromStoredRecipe,
  toRecipeInput,
  type StoredRecipe,
} from '../../domain/files/stored-recipe.ts';
import { writeCooklang } from '../../domain/files/write-cooklang.ts';
import { writeMarkdown } from '../../domain/files/write-markdown.ts';
import { PAGE_END, pageHead, pageRecipe } from '../../domain/files/write-page.ts';
import { schemaOrgRecipe } from '../../domain/files/write-schema-org.ts';
import { readPage } from '../recipes/recipe-pages.ts';
import { safeFileName } from './file-name.ts';
import { writeZip, type ZipFile } from './zip-writer.ts';

export type ExportFormat = 'json' | 'jsonld' | 'markdown' | 'cooklang' | 'html';

/** What a file of recipes is, and its contents in pieces. */
export interface ExportedFile {
  type: string;
  /** Of the file's name, without its dot. */
  extension: string;
  parts: AsyncIterable<string | Buffer>;
}

/** So many recipes are written in one go: others want answers meanwhile. */
const SLICE = 10;

/** Writes one recipe. */
export function exportOne(stored: StoredRecipe, format: ExportFormat, now: number): ExportedFile {
  if (format === 'cooklang') {
    return {
      type: 'text/plain; charset=utf-8',
      extension: 'cook',
      parts: one(writeCooklang(stored)),
    };
  }
  if (format === 'jsonld') {
    const text = `${JSON.stringify(schemaOrgRecipe(stored), undefined, 2)}\n`;
    return { ...TYPES.jsonld, parts: one(text) };
  }
  return { ...TYPES[format], parts: WRITERS[format](slowly([stored]), stored.name, now) };
}

/**
 * Writes all recipes of a kitchen.
 * @param pages as `recipePages` gives them
 */
export function exportAll(
  pages: readonly Uint8Array[],
  format: ExportFormat,
  now: number,
): ExportedFile {
  const recipes = slowly(recipesOf(pages));
  if (format === 'cooklang') {
    const parts = writeZip(cooklangFiles(recipes));
    return { type: 'application/zip', extension: 'zip', parts };
  }
  return { ...TYPES[format], parts: WRITERS[format](recipes, 'Recipes', now) };
}

const TYPES = {
  json: { type: 'application/json; charset=utf-8', extension: 'json' },
  jsonld: { type: 'application/ld+json; charset=utf-8', extension: 'json' },
  markdown: { type: 'text/markdown; charset=utf-8', extension: 'md' },
  html: { type: 'text/html; charset=utf-8', extension: 'html' },
} as const;

type Recipes = AsyncIterable<StoredRecipe>;

const WRITERS = {
  json: async function* writeJson(recipes: Recipes, _title: string, now: number) {
    const head = { format: RECIPES_FORMAT, exported_at: new Date(now).toISOString() };
    yield `${JSON.stringify(head).slice(0, -1)},\n"recipes":[`;
    yield* joined(recipes, (recipe) => JSON.stringify(sendable(recipe)));
    yield '\n]}\n';
  },
  jsonld: async function* writeJsonLd(recipes: Recipes) {
    yield '[';
    yield* joined(recipes, (recipe) => JSON.stringify(schemaOrgRecipe(recipe)));
    yield '\n]\n';
  },
  markdown: async function* writeAll(recipes: Recipes) {
    let isFirst = true;
    for await (const recipe of recipes) {
      yield (isFirst ? '' : '\n') + writeMarkdown(recipe);
      isFirst = false;
    }
  },
  html: async function* writePage(recipes: Recipes, title: string) {
    yield pageHead(title);
    for await (const recipe of recipes) yield pageRecipe(recipe);
    yield PAGE_END;
  },
};

async function* joined(recipes: Recipes, write: (recipe: StoredRecipe) => string) {
  let isFirst = true;
  for await (const recipe of recipes) {
    yield `${isFirst ? '' : ','}\n${write(recipe)}`;
    isFirst = false;
  }
}

/** A recipe as it is sent to be added again: without its id here, and without what is read from its quantities. */
function sendable(stored: StoredRecipe) {
  return { ...toRecipeInput(fromStoredRecipe(stored)), added_date: stored.added_date };
}

async function* cooklangFiles(recipes: Recipes): AsyncGenerator<ZipFile> {
  const taken = new Set<string>();
  for await (const recipe of recipes) {
    let name = safeFileName(recipe.name, 'cook');
    for (let number = 2; taken.has(name.toLowerCase()); number++) {
      name = safeFileName(`${recipe.name.slice(0, 90)} ${number}`, 'cook');
    }
    taken.add(name.toLowerCase());
    yield { name, contents: writeCooklang(recipe) };
  }
}

function* recipesOf(pages: readonly Uint8Array[]): Generator<StoredRecipe> {
  for (const page of pages) for (const recipe of readPage(page)) yield storedOf(recipe);
}

/** A recipe of the API as the domain knows it. */
export function storedOf(recipe: Static<typeof Recipe>): StoredRecipe {
  return recipe as StoredRecipe;
}

async function* slowly(recipes: Iterable<StoredRecipe>): AsyncGenerator<StoredRecipe> {
  let count = 0;
  for (const recipe of recipes) {
    yield recipe;
    count++;
    if (count % SLICE === 0) await setImmediate();
  }
}

async function* one(text: string): AsyncGenerator<string> {
  yield text;
}
