import type { OriginalModels, OriginalRecord } from './original-records.ts';

/** What the entries of a model are. */
export type OriginalKind =
  | 'user'
  | 'recipe'
  | 'recipe ingredient'
  | 'planned recipe'
  | 'fridge item'
  | 'grocery item'
  | 'plan'
  /** Holds a name that others refer to: an ingredient, a group. */
  | 'name'
  /** Holds nothing itself but stands between things and their owner: a kitchen, a fridge, a list. */
  | 'container'
  /** Django's own, or what ended with the old service: sessions, tokens, permissions. */
  | 'machinery'
  | 'unknown';

const MACHINERY =
  /^(?:contenttypes|admin|sessions|sites|authtoken|token_blacklist|django|socialaccount)[._]|^account[._]email|^auth[._](?:permission|group)|_\w*user_(?:groups|user_permissions)$/;
/** Fields that name the owner of an entry. */
export const OWNER = ['user', 'owner', 'cook', 'author', 'creator', 'created_by', 'account'];
export const CHECKED = ['is_checked', 'isChecked', 'ischecked', 'checked'];
export const LINE = ['item', 'name', 'text', 'title'];
export const PLANNED = ['recipes', 'recipe_ids', 'recipe_list', 'recipe_id_list'];
export const DATE = ['created_at', 'created_date', 'created', 'planned_at', 'date'];
/** Fields that say when, or in which order, and nothing else. */
const FORMAL = /^(?:id|name|title|created_(?:at|on|date)|updated_(?:at|on|date)|added_date)$/;

/** Whether a model or table is Django's own, or ended with the old service: sessions, tokens, permissions. */
export function isMachinery(model: string): boolean {
  return MACHINERY.test(model);
}

/** The models of some kinds alone. */
export function ofKinds(
  models: OriginalModels,
  kinds: ReadonlyMap<string, OriginalKind>,
  ...wanted: readonly OriginalKind[]
): OriginalModels {
  return new Map([...models].filter(([model]) => wanted.includes(kinds.get(model) ?? 'unknown')));
}

/**
 * What each model is, by the fields of its entries rather than by its name: names of apps and models differ, what a
 * recipe consists of does not.
 */
export function kindsOf(models: OriginalModels): Map<string, OriginalKind> {
  const kinds = new Map<string, OriginalKind>();
  for (const [model, records] of models) {
    const names = new Set([...records.values()].flatMap(({ fields }) => Object.keys(fields)));
    kinds.set(model, kindOf(model, names, [...records.values()]));
  }
  return kinds;
}

function kindOf(
  model: string,
  names: ReadonlySet<string>,
  records: readonly OriginalRecord[],
): OriginalKind {
  const has = (list: readonly string[]) => list.some((name) => names.has(name));
  if (isMachinery(model)) return 'machinery';
  if (names.has('username') && names.has('password')) return 'user';
  if (names.has('meat_type') || (names.has('longevity') && names.has('frequency'))) return 'recipe';
  if (has(CHECKED) && has(LINE)) return 'grocery item';
  if (names.has('recipe') && has(['ingredient', 'name', 'ingredient_name'])) {
    return 'recipe ingredient';
  }
  if (names.has('recipe') && /plan|history|histories/.test(model)) return 'planned recipe';
  if (has(['group', 'fridge_group', 'ingredient_group']) && has(['name', 'ingredient'])) {
    return 'fridge item';
  }
  if (has(DATE) && (has(PLANNED) || /plan|history/.test(model))) return 'plan';
  if (names.has('name') && /ingredient|group|categor|food/.test(model)) return 'name';
  const isEmpty = records.every(({ fields }) =>
    Object.keys(fields).every((name) => FORMAL.test(name) || isReference(name, fields[name])),
  );
  return isEmpty ? 'container' : 'unknown';
}

/** A number under the name of an owner or of something that is owned. */
function isReference(name: string, value: unknown): boolean {
  return (
    [...OWNER, 'kitchen', 'fridge', 'grocery_list', 'grocerylist', 'profile'].includes(name) &&
    (value === null || typeof value !== 'object' || Array.isArray(value))
  );
}
