import type { Moved, MovedPlan, MovedRecipe } from './moved-account.ts';
import { CHECKED, DATE, LINE, PLANNED } from './original-kinds.ts';
import {
  firstOf,
  keyOf,
  referred,
  type OriginalModels,
  type OriginalRecord,
} from './original-records.ts';
import { numberIn } from './plain-value.ts';

const FREQUENCIES: ReadonlySet<string> = new Set(['weekday', 'weekend', 'rarely']);
/** Where a fridge item goes whose group has no name. */
const NO_GROUP = 'Other';
const ADDED = ['added_date', 'added_at', 'date_added', ...DATE];

/** Told what had to be changed to fit, in words that read well before a number. */
export type Mended = (what: string) => void;

/** An ingredient of a recipe, before it is checked. */
export interface OriginalIngredient {
  name: unknown;
  quantity: unknown;
}

/**
 * A recipe of the original. It took any word for frequency and state, and any number for longevity: what Ocipe does not
 * know becomes what the original's form began with.
 * @param names the entries that hold the names of ingredients and groups
 * @param lines what stands in rows of its own
 */
export function originalRecipe(
  names: OriginalModels,
  record: OriginalRecord,
  lines: readonly OriginalIngredient[],
  mended: Mended,
): MovedRecipe {
  const { fields } = record;
  const frequency = wordOf(fields['frequency']);
  const state = wordOf(fields['state']);
  if (!FREQUENCIES.has(frequency)) mended('recipes with an unknown frequency, now "weekday"');
  if (state !== 'active' && state !== 'used') mended('recipes with an unknown state, now "active"');
  if (numberIn(fields['longevity']) < 0) mended('recipes of a longevity below 0, now 0');
  const all = lines.length > 0 ? lines : inlineIngredients(names, record);
  const named = all.filter(({ name }) => typeof name !== 'string' || name.trim() !== '');
  for (let index = named.length; index < all.length; index += 1) {
    mended('ingredients without a name, left out');
  }
  return {
    key: record.pk,
    where: whereIs(record),
    at: firstOf(record, ADDED),
    fields: {
      name: firstOf(record, ['name', 'title']),
      meat_type: fields['meat_type'],
      longevity: numberIn(fields['longevity']) < 0 ? 0 : fields['longevity'],
      frequency: FREQUENCIES.has(frequency) ? frequency : 'weekday',
      note: firstOf(record, ['note', 'notes']) ?? '',
      state: state === 'used' ? 'used' : 'active',
      ingredients: named.map(({ name, quantity }) => ({ name, quantity: quantity ?? '' })),
    },
  };
}

/** Ingredients that stand in the recipe itself: references, names, or objects with both. */
function inlineIngredients(names: OriginalModels, { fields }: OriginalRecord) {
  const list = listOf(fields['ingredients'] ?? fields['ingredient_list']);
  return list.map((value): OriginalIngredient => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const { name, quantity } = value as Partial<OriginalIngredient>;
      return { name, quantity };
    }
    return { name: nameOf(names, 'ingredient', value), quantity: '' };
  });
}

/** A row that puts an ingredient into a recipe. */
export function originalIngredient(
  names: OriginalModels,
  record: OriginalRecord,
): OriginalIngredient {
  const value = firstOf(record, ['ingredient', 'ingredient_name', 'name']);
  const name = 'ingredient' in record.fields ? nameOf(names, 'ingredient', value) : value;
  return { name, quantity: firstOf(record, ['quantity', 'amount']) };
}

/** Something in the fridge; its name and its group are texts, or refer to entries that have them. */
export function originalFridgeItem(
  names: OriginalModels,
  record: OriginalRecord,
  mended: Mended,
): Moved {
  const { name, ingredient } = record.fields;
  const groupField = ['group', 'fridge_group', 'ingredient_group'].find(
    (field) => field in record.fields,
  );
  const group = groupField && nameOf(names, groupField, record.fields[groupField]);
  const isGrouped = typeof group === 'string' && group.trim() !== '';
  if (!isGrouped) mended(`fridge items without a group, now in "${NO_GROUP}"`);
  return {
    where: whereIs(record),
    at: firstOf(record, ADDED),
    fields: {
      name: name ?? nameOf(names, 'ingredient', ingredient),
      group: isGrouped ? group : NO_GROUP,
    },
  };
}

/** A line of the checklist. */
export function originalGroceryItem(record: OriginalRecord): Moved {
  return {
    where: whereIs(record),
    at: firstOf(record, ADDED),
    fields: { item: firstOf(record, LINE), isChecked: firstOf(record, CHECKED) ?? false },
  };
}

/**
 * A plan of the history: its recipes stand in it, as a list or as the text of one, or in rows of their own.
 * @param rows what stands in rows of its own
 */
export function originalPlan(record: OriginalRecord, rows: readonly string[]): MovedPlan {
  const own = listOf(firstOf(record, PLANNED)).flatMap(
    (value) => keyOf((value as { id?: unknown } | null)?.id ?? value) ?? [],
  );
  return {
    where: whereIs(record),
    at: firstOf(record, DATE),
    recipes: own.length > 0 ? own : rows,
  };
}

/** Where an entry stands, for people. */
export function whereIs({ model, pk }: OriginalRecord): string {
  return `${model} ${pk}`;
}

/** The name behind a reference; a text that refers to nothing is the name itself. */
function nameOf(names: OriginalModels, field: string, value: unknown): unknown {
  const target = referred(names, field, value);
  return target ? target.fields['name'] : typeof value === 'string' ? value : undefined;
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().toLowerCase() : '';
}

/** A list, or one written as text. */
function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return [];
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list : [];
  } catch {
    return value.split(/[\s,]+/).filter(Boolean);
  }
}
