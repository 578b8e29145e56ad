import { useDeferredValue, useEffect, useMemo } from 'react';
import { createFoodReader, matchOf, type Match } from '../../domain/recipe-match.ts';
import { search, searchTextOf, type SearchText } from '../../domain/recipe-search.ts';
import type { Recipe } from './recipes.queries.ts';

/** What recipes are looked for by. */
export type SearchBy = 'text' | 'ingredients' | 'fridge';
/** How they are ordered; `fit` is the search's own order. */
export type Order = 'fit' | 'newest' | 'oldest' | 'name' | 'category' | 'longevity';

/** A recipe in the list, with how much of it is there where that was asked. */
export interface Found {
  recipe: Recipe;
  match?: Match;
}

const food = createFoodReader();
const texts = new WeakMap<Recipe, SearchText>();
const foods = new WeakMap<Recipe, readonly string[]>();

function textOf(recipe: Recipe): SearchText {
  const text = texts.get(recipe) ?? searchTextOf(recipe);
  texts.set(recipe, text);
  return text;
}

/** The foods of a recipe, by the key that matching uses. */
export function foodsOf(recipe: Recipe): readonly string[] {
  const keys = foods.get(recipe) ?? recipe.ingredient_list.map(({ name }) => food(name));
  foods.set(recipe, keys);
  return keys;
}

/** Names as foods. */
export function foodKeys(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map(food).filter((key) => key !== ''));
}

const byText = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

const ORDERS: Record<Exclude<Order, 'fit'>, (a: Recipe, b: Recipe) => number> = {
  newest: () => 0,
  oldest: () => 0,
  name: (a, b) => byText.compare(a.name, b.name),
  category: (a, b) => byText.compare(a.meat_type, b.meat_type) || byText.compare(a.name, b.name),
  longevity: (a, b) => b.longevity - a.longevity,
};

/**
 * The recipes to show. Typing never waits for it: a long list follows a moment later.
 * @param recipes newest first
 * @param typed what is looked for: words, or names of foods with commas between them
 * @param have what the fridge has, for searching by it
 */
export function useFoundRecipes(
  recipes: readonly Recipe[] | undefined,
  {
    by,
    typed,
    have,
    order,
  }: { by: SearchBy; typed: string; have: readonly string[]; order: Order },
): Found[] {
  const query = useDeferredValue(typed);
  useEffect(() => prepare(recipes ?? []), [recipes]);
  return useMemo(() => {
    const found = find(recipes ?? [], by, by === 'fridge' ? have : query);
    if (order === 'fit' || order === 'newest') return found;
    if (order === 'oldest') return found.toReversed();
    return found.toSorted((a, b) => ORDERS[order](a.recipe, b.recipe));
  }, [recipes, by, query, have, order]);
}

/** So many recipes are read at once while nobody waits. */
const PORTION = 200;

/** Reads the words of all recipes while nothing else happens, so that the first key typed need not wait for it. */
function prepare(recipes: readonly Recipe[]): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const go = (from: number) => {
    for (const recipe of recipes.slice(from, from + PORTION)) textOf(recipe);
    if (from + PORTION < recipes.length) timer = setTimeout(() => go(from + PORTION), 4);
  };
  timer = setTimeout(() => go(0), 200);
  return () => clearTimeout(timer);
}

/** The recipes that fit some words, best first. */
export function findRecipes(recipes: readonly Recipe[], query: string): Recipe[] {
  return search(recipes, textOf, query);
}

function find(
  recipes: readonly Recipe[],
  by: SearchBy,
  wanted: string | readonly string[],
): Found[] {
  if (by === 'text') return findRecipes(recipes, String(wanted)).map((recipe) => ({ recipe }));
  const keys = foodKeys(typeof wanted === 'string' ? wanted.split(',') : wanted);
  if (keys.size === 0 && by === 'ingredients') return recipes.map((recipe) => ({ recipe }));
  return recipes
    .map((recipe) => ({ recipe, match: matchOf(foodsOf(recipe), keys) }))
    .filter(({ match }) => match.found > 0)
    .toSorted((a, b) => b.match.percent - a.match.percent || b.match.found - a.match.found);
}
