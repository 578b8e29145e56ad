import { setImmediate } from 'node:timers/promises';
import { recipeKeys, type RecipeKeys } from '../../domain/files/stored-recipe.ts';
import { nameKey } from '../../domain/name-key.ts';
import { readPage, recipePages } from '../recipes/recipe-pages.ts';
import type { Database } from '../storage/database.ts';
import { findRecipesRevision } from './files.store.ts';

/** So many keys are made in one go: others want answers meanwhile. */
const SLICE = 10;

/** The recipes of a kitchen by their keys, as they were at one revision. */
export interface KnownRecipes {
  revision: number;
  bySource: Map<string, number>;
  byContent: Map<string, number>;
}

/** Reads the keys of all recipes of a kitchen. */
export async function readKnownRecipes(db: Database, kitchenId: number): Promise<KnownRecipes> {
  // The revision first: what changes meanwhile is noticed, and read again.
  const known = { ...nothingKnown(), revision: await findRecipesRevision(db, kitchenId) };
  const keyOf = rememberedNameKey();
  for await (const page of recipePages(db, kitchenId)) {
    for (const [at, recipe] of readPage(page).entries()) {
      const { id, name, note, source_url = null, ingredient_list: ingredients } = recipe;
      remember(known, recipeKeys({ name, note, source_url, ingredients }, keyOf), id);
      if (at % SLICE === SLICE - 1) await setImmediate();
    }
  }
  return known;
}

/** Nothing known. */
export function nothingKnown(): KnownRecipes {
  return { revision: 0, bySource: new Map(), byContent: new Map() };
}

/** Adds a recipe to those that are known, unless one with its keys is there before. */
export function remember(known: KnownRecipes, { source, content }: RecipeKeys, id: number): void {
  if (source !== '' && !known.bySource.has(source)) known.bySource.set(source, id);
  if (!known.byContent.has(content)) known.byContent.set(content, id);
}

/** The recipe with one of these keys. */
export function findKnown(
  known: KnownRecipes,
  { source, content }: RecipeKeys,
): number | undefined {
  return (source === '' ? undefined : known.bySource.get(source)) ?? known.byContent.get(content);
}

/** `nameKey` that works out each name once: recipes share most of theirs. */
export function rememberedNameKey(): (name: string) => string {
  const keys = new Map<string, string>();
  return (name) => {
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = nameKey(name);
    keys.set(name, key);
    return key;
  };
}
