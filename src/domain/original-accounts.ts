import { emptyKitchen, type MovedAccount, type MovedKitchen } from './moved-account.ts';
import {
  originalFridgeItem,
  originalGroceryItem,
  originalIngredient,
  originalPlan,
  originalRecipe,
  whereIs,
  type OriginalIngredient,
} from './original-kitchen.ts';
import { kindsOf, ofKinds, type OriginalKind } from './original-kinds.ts';
import { ownerFinder } from './original-owner.ts';
import {
  byModel,
  firstOf,
  keyOf,
  referred,
  type OriginalModels,
  type OriginalRecord,
} from './original-records.ts';
import { numberIn, textIn } from './plain-value.ts';

/** The accounts of the original service, and what of its data is not in them. */
export interface OriginalData {
  accounts: MovedAccount[];
  /** What was left out or changed to fit, a sentence each. */
  notes: string[];
}

/**
 * Reads the data of the original service: who had an account, and what was in the kitchens.
 * @param records of all models, in any order
 * @returns nothing is lost silently: what is not recognised, or belongs to nobody, is named in the notes
 */
export function readOriginal(records: readonly OriginalRecord[]): OriginalData {
  const models = byModel(records);
  const kinds = kindsOf(models);
  const counts = new Map<string, number>();
  const note = (what: string) => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const [userModel = ''] = [...kinds].find(([, kind]) => kind === 'user') ?? [];
  const ownerOf = ownerFinder(models, kinds, userModel);
  const of = (kind: OriginalKind) => inOrder(ofKinds(models, kinds, kind));
  const names = ofKinds(models, kinds, 'name');
  const recipes = ofKinds(models, kinds, 'recipe');

  const accounts = new Map<string, MovedAccount>();
  for (const record of of('user')) accounts.set(record.pk, readUser(record));
  const kitchenOf = (record: OriginalRecord): MovedKitchen => {
    const found = accounts.get(ownerOf(record) ?? '');
    if (!found) note(`entries of ${record.model} belong to nobody, left out`);
    return found?.kitchen ?? emptyKitchen();
  };

  const lines = new Map<string, OriginalIngredient[]>();
  for (const record of of('recipe ingredient')) {
    const recipe = referred(recipes, 'recipe', record.fields['recipe']);
    if (recipe) push(lines, recipe.pk, originalIngredient(names, record));
    else note(`entries of ${record.model} belong to no recipe, left out`);
  }
  for (const record of of('recipe')) {
    kitchenOf(record).recipes.push(originalRecipe(names, record, lines.get(record.pk) ?? [], note));
  }
  for (const record of of('fridge item')) {
    kitchenOf(record).fridge.push(originalFridgeItem(names, record, note));
  }
  for (const record of of('grocery item')) {
    kitchenOf(record).groceries.push(originalGroceryItem(record));
  }
  const planned = plannedRecipes(ofKinds(models, kinds, 'plan'), of('planned recipe'), note);
  for (const record of of('plan')) {
    const plan = originalPlan(record, planned.get(record) ?? []);
    if (plan.recipes.length > 0) kitchenOf(record).plans.push(plan);
    else note(`entries of ${record.model} plan nothing, left out`);
  }
  for (const record of of('unknown')) note(`entries of ${record.model} are not known, left out`);
  return {
    accounts: [...accounts.values()],
    notes: [...counts].map(([what, count]) => `${what}: ${count}`),
  };
}

function readUser(record: OriginalRecord): MovedAccount {
  const { username, password, is_active, is_superuser, is_staff, date_joined } = record.fields;
  return {
    user: {
      where: whereIs(record),
      username: textIn(username),
      passwordHash: textIn(password),
      isActive: is_active !== false,
      isAdmin: is_superuser === true || is_staff === true,
      at: date_joined,
    },
    kitchen: emptyKitchen(),
  };
}

function place(row: OriginalRecord): number {
  return numberIn(firstOf(row, ['order', 'position', 'index']) ?? 0);
}

/** Rows that put a recipe into a plan, by the plan. */
function plannedRecipes(
  plans: OriginalModels,
  rows: readonly OriginalRecord[],
  note: (what: string) => void,
): Map<OriginalRecord, string[]> {
  const planned = new Map<OriginalRecord, string[]>();
  for (const row of rows.toSorted((one, other) => place(one) - place(other))) {
    const recipe = keyOf(row.fields['recipe']);
    const plan = Object.entries(row.fields)
      .map(([field, value]) => referred(plans, field, value))
      .find((target) => target !== undefined);
    if (plan && recipe !== undefined) push(planned, plan, recipe);
    else note(`entries of ${row.model} belong to no plan, left out`);
  }
  return planned;
}

/** All entries in the order they were made: by their keys where these are numbers. */
function inOrder(models: OriginalModels): OriginalRecord[] {
  return [...models.values()]
    .flatMap((records) => [...records.values()])
    .toSorted((one, other) => (numberIn(one.pk) || 0) - (numberIn(other.pk) || 0));
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
