import type { TSchema, Static } from 'typebox';
import { AppError } from '../../contract/errors.ts';
import { fridge } from '../../contract/fridge.ts';
import { grocery } from '../../contract/grocery.ts';
import { readInput } from '../../contract/read-input.ts';
import { recipes } from '../../contract/recipes.ts';
import { shops } from '../../contract/shops.ts';
import type { Moved, MovedKitchen } from '../../domain/moved-account.ts';
import type { Stock } from '../fridge/item-fields.ts';
import type { ShopFields } from '../grocery/shops.store.ts';
import type { NewRecipe } from '../recipes/create-recipes.ts';

/** A kitchen as it may be written: all of it passed the contract's own checks. */
export interface CheckedKitchen {
  recipes: { key: string; recipe: NewRecipe; addedDate: string }[];
  fridge: (Stock & { name: string; group: string; addedAt: string })[];
  groceries: { item: string; isChecked: boolean; position: number | null; addedAt: string }[];
  plans: { recipes: readonly string[]; createdAt: string }[];
  shops: ShopFields[];
}

/**
 * Holds an import against the contract: what a client could not send is not imported either.
 * @param now for what has no time of its own, ISO 8601
 * @param problems told every entry that is wrong, in the form `recipes[3].name: This field may not be blank.`
 */
export function checkKitchen(
  kitchen: MovedKitchen,
  now: string,
  problems: string[],
): CheckedKitchen {
  const read = <S extends TSchema>(schema: S, { where, fields, at }: Moved) => {
    const input = check(schema, where, fields, problems);
    const time = readTime(at, now);
    if (time === undefined) problems.push(`${where}: its date cannot be read.`);
    return input !== undefined && time !== undefined ? { input, time } : undefined;
  };
  return {
    recipes: newestLast(
      kitchen.recipes.flatMap((moved) => {
        const found = read(recipes.create.body, moved);
        return found ? [{ key: moved.key, recipe: found.input, addedDate: found.time }] : [];
      }),
      ({ addedDate }) => addedDate,
    ),
    fridge: kitchen.fridge.flatMap((moved) => {
      const found = read(fridge.replace.body, moved);
      return found ? [{ ...found.input, addedAt: found.time }] : [];
    }),
    groceries: kitchen.groceries.flatMap((moved) => {
      const found = read(grocery.replace.body, moved);
      const { item, isChecked = false, position = null } = found?.input ?? { item: '' };
      return found ? [{ item, isChecked, position, addedAt: found.time }] : [];
    }),
    shops: (kitchen.shops ?? []).flatMap((moved) => {
      const found = read(shops.create.body, moved);
      return found ? [{ aisles: [], ...found.input }] : [];
    }),
    plans: newestLast(
      kitchen.plans.flatMap(({ where, recipes: keys, at }) => {
        const createdAt = readTime(at, now);
        if (createdAt === undefined) problems.push(`${where}: its date cannot be read.`);
        return createdAt === undefined ? [] : [{ recipes: keys, createdAt }];
      }),
      ({ createdAt }) => createdAt,
    ),
  };
}

function newestLast<Thing>(list: readonly Thing[], timeOf: (thing: Thing) => string): Thing[] {
  return list.toSorted((one, other) => Date.parse(timeOf(one)) - Date.parse(timeOf(other)));
}

function check<S extends TSchema>(
  schema: S,
  where: string,
  fields: unknown,
  problems: string[],
): Static<S> | undefined {
  try {
    return readInput(schema, fields);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problems.push(...flat(where, error.body));
    return undefined;
  }
}

/** The problems of an entry, a line each, with the way to them. */
function flat(where: string, problems: unknown): string[] {
  if (typeof problems === 'string') return [`${where}: ${problems}`];
  if (Array.isArray(problems)) {
    return problems.flatMap((inner, index) =>
      flat(typeof inner === 'string' ? where : `${where}[${index}]`, inner),
    );
  }
  return Object.entries(problems as object).flatMap(([name, inner]) =>
    flat(name === 'non_field_errors' ? where : `${where}.${name}`, inner),
  );
}

/** A time in ISO 8601 and UTC; what names no zone is UTC already. @returns undefined when it is no time */
export function readTime(value: unknown, otherwise: string): string | undefined {
  if (value === undefined || value === null || value === '') return otherwise;
  if (typeof value !== 'string' && !(value instanceof Date)) return undefined;
  const text = value instanceof Date ? value.toISOString() : value.trim();
  const isLocal = /\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(text) && !/[+-]\d\d:?\d\d$/.test(text);
  const time = new Date(isLocal ? `${text}Z` : text);
  if (Number.isNaN(time.getTime())) return undefined;
  const iso = time.toISOString();
  return /^\d{4}-/.test(iso) ? iso : undefined;
}
