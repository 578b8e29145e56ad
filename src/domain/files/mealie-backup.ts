import type { FileEntry } from './file-recipe.ts';
import { fieldsOf } from './file-text.ts';
import { readMealie } from './mealie.ts';
import { numberIn, textIn } from '../plain-value.ts';

type Row = Readonly<Record<string, unknown>>;

/** A table that no other program has. */
export const MEALIE_TABLE = 'recipes_ingredients';
/** So many rows are read in one go. */
const SLICE = 500;

/**
 * Reads the recipes of a backup of Mealie: its tables, one list of rows each.
 * @param rowsOf gives the rows of a table; none where there is no such table
 * @returns the recipes, and undefined where others may be served in between
 */
export function* readMealieBackup(
  rowsOf: (table: string) => Iterable<unknown>,
): Generator<FileEntry | undefined> {
  const foods = yield* byKey(rowsOf('ingredient_foods'), 'id');
  const units = yield* byKey(rowsOf('ingredient_units'), 'id');
  const ingredients = yield* byKey(rowsOf(MEALIE_TABLE), 'recipe_id');
  const steps = yield* byKey(rowsOf('recipe_instructions'), 'recipe_id');
  const notes = yield* byKey(rowsOf('notes'), 'recipe_id');
  const tags = yield* labels(rowsOf, 'tags', 'tag_id', ['recipes_to_tags', 'recipes2tags']);
  const categories = yield* labels(rowsOf, 'categories', 'category_id', [
    'recipes_to_categories',
    'recipes2categories',
  ]);
  let number = 0;
  for (const one of rowsOf('recipes')) {
    number++;
    const recipe = fieldsOf(one) ?? {};
    const id = textIn(recipe['id']);
    yield readMealie(
      {
        ...recipe,
        recipe_ingredient: inOrder(ingredients.get(id)).map((row) => ({
          ...row,
          food: foods.get(textIn(row['food_id']))?.[0],
          unit: units.get(textIn(row['unit_id']))?.[0],
        })),
        recipe_instructions: inOrder(steps.get(id)),
        notes: notes.get(id) ?? [],
        tags: tags.get(id) ?? [],
        recipe_category: categories.get(id) ?? [],
      },
      `recipe ${number}`,
    );
  }
}

function* byKey(rows: Iterable<unknown>, key: string): Generator<undefined, Map<string, Row[]>> {
  const found = new Map<string, Row[]>();
  let count = 0;
  for (const one of rows) {
    count++;
    if (count % SLICE === 0) yield undefined;
    const row = fieldsOf(one);
    // Older backups call the recipe of a row its parent.
    const value = textIn(row?.[key] ?? row?.['parent_id']);
    const others = found.get(value);
    if (!row) continue;
    if (others) others.push(row);
    else found.set(value, [row]);
  }
  return found;
}

/** The tags or categories of each recipe. */
function* labels(
  rowsOf: (table: string) => Iterable<unknown>,
  table: string,
  key: string,
  links: readonly string[],
): Generator<undefined, Map<string, Row[]>> {
  const known = yield* byKey(rowsOf(table), 'id');
  const found = new Map<string, Row[]>();
  for (const link of links) {
    for (const [recipe, rows] of yield* byKey(rowsOf(link), 'recipe_id')) {
      const own = rows.flatMap((row) => known.get(textIn(row[key])) ?? []);
      found.set(recipe, [...(found.get(recipe) ?? []), ...own]);
    }
  }
  return found;
}

function inOrder(rows: readonly Row[] = []): Row[] {
  return rows.toSorted(
    (one, other) => numberIn(one['position']) - numberIn(other['position']) || 0,
  );
}
