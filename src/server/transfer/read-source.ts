import { EXPORT_FORMAT } from '../../contract/transfer.ts';
import { RECIPES_FORMAT } from '../../domain/files/own-json.ts';
import {
  emptyKitchen,
  type Moved,
  type MovedKitchen,
  type MovedRecipe,
} from '../../domain/moved-account.ts';
import { readOriginal, type OriginalData } from '../../domain/original-accounts.ts';
import { isDump, readDump } from '../../domain/original-records.ts';
import { SettingError } from '../config.ts';

/** What an import brings: one kitchen for an account that is here, or a service with accounts of its own. */
export type Source = { kitchen: MovedKitchen } | { service: OriginalData };

type Fields = Record<string, unknown>;

/**
 * Recognises what a file holds: recipes as the API or the original's client wrote them, an account's export, or a dump
 * of the original service.
 * @param json as it was parsed
 * @throws SettingError when it is none of these
 */
export function readSource(json: unknown): Source {
  if (isDump(json)) return { service: readOriginal(readDump(json)) };
  const { list: own, recipes: exported, format: mark } = (json ?? {}) as Fields;
  if (mark === RECIPES_FORMAT && Array.isArray(exported)) {
    return { kitchen: { ...emptyKitchen(), recipes: readRecipes(exported) } };
  }
  const list = Array.isArray(json) ? json : own;
  if (Array.isArray(list)) {
    const given = readRecipes(list);
    const recipes = isNewestFirst(given) ? given.toReversed() : given;
    return { kitchen: { ...emptyKitchen(), recipes } };
  }
  if (mark === EXPORT_FORMAT) return { kitchen: readExport(json as Fields) };
  if (typeof mark === 'string' && /^ocipe-(?:account|recipes)-/.test(mark)) {
    throw new SettingError('This export was written by a newer Ocipe: please update this one.');
  }
  throw new SettingError(
    'This is nothing Ocipe can import: it takes a list of recipes, an export of an account, or a dump of the original service.',
  );
}

function readRecipes(list: readonly unknown[]): MovedRecipe[] {
  return list.map((value, index): MovedRecipe => {
    const { fields, at, where } = readThing(value, `recipes[${index}]`, 'added_date');
    const { ingredient_list, ...others } = fields;
    const given = 'ingredients' in others ? others : { ...others, ingredients: ingredient_list };
    return { key: String(fields['id'] ?? where), where, fields: given, at };
  });
}

/** As the API and the client write them, newest first, unless the dates say otherwise. */
function isNewestFirst(recipes: readonly MovedRecipe[]): boolean {
  const [first, last] = [recipes.at(0)?.at, recipes.at(-1)?.at];
  return !(typeof first === 'string' && typeof last === 'string' && first < last);
}

function readExport(json: Fields): MovedKitchen {
  const listOf = (name: string) => {
    const list = json[name];
    if (Array.isArray(list)) return list as unknown[];
    throw new SettingError(`The export is damaged: it has no list "${name}".`);
  };
  return {
    recipes: readRecipes(listOf('recipes')),
    fridge: listOf('fridge').map((value, index) => readThing(value, `fridge[${index}]`)),
    groceries: listOf('grocery_list')
      .map((value, index) => readThing(value, `grocery_list[${index}]`))
      .toReversed(),
    shops: (json['shops'] === undefined ? [] : listOf('shops')).map((value, index) =>
      readThing(value, `shops[${index}]`),
    ),
    plans: listOf('plans')
      .map((value, index) => {
        const { where, fields, at } = readThing(value, `plans[${index}]`, 'created_at');
        const recipes = Array.isArray(fields['recipes']) ? fields['recipes'].map(String) : [];
        return { where, recipes, at };
      })
      .toReversed(),
  };
}

function readThing(value: unknown, where: string, dateField = 'added_at'): Moved {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SettingError(`Nothing was imported. ${where}: this is no object with fields.`);
  }
  const fields = value as Fields;
  return { where, fields, at: fields[dateField] };
}
