import { OWNER, ofKinds, type OriginalKind } from './original-kinds.ts';
import {
  firstOf,
  keyOf,
  referred,
  type OriginalModels,
  type OriginalRecord,
} from './original-records.ts';

/** A thing belongs to a list, the list to a kitchen, the kitchen to a profile, the profile to a user: no more. */
const MOST_STEPS = 5;

/** Finds whose an entry is. @returns the key of the user, or undefined when it is nobody's */
export type FindOwner = (record: OriginalRecord) => string | undefined;

/**
 * Makes the search for owners: by a field that names the user, else by what the entry refers to (its fridge, its list,
 * its kitchen), else by what refers to it, else by its own key where a model shares its keys with the users.
 * Content is never taken for a reference: only what stands between a thing and its owner is followed.
 * @param userModel the model of the users
 */
export function ownerFinder(
  models: OriginalModels,
  kinds: ReadonlyMap<string, OriginalKind>,
  userModel: string,
): FindOwner {
  const between = ofKinds(models, kinds, 'container', 'unknown');
  const users = models.get(userModel) ?? new Map<string, OriginalRecord>();
  const byName = new Map([...users.values()].map((user) => [user.fields['username'], user.pk]));
  const known = new Map<OriginalRecord, string | undefined>();
  const referrers = referrersOf(between, [...users.values()]);

  const userKey = (value: unknown) => {
    const key = keyOf(value);
    if (key === undefined) return undefined;
    // A dump with natural keys names the user.
    return Array.isArray(value) ? byName.get(key) : users.has(key) ? key : byName.get(key);
  };
  const find = (record: OriginalRecord, steps: number): string | undefined => {
    if (record.model === userModel) return record.pk;
    if (steps === 0) return undefined;
    const named = userKey(firstOf(record, OWNER));
    if (named !== undefined) return named;
    for (const [field, value] of Object.entries(record.fields)) {
      const target = referred(between, field, value);
      if (!target || target === record) continue;
      const owner = find(target, steps - 1);
      if (owner !== undefined) return owner;
    }
    for (const referrer of referrers(record)) {
      if (referrer.model === userModel) return referrer.pk;
      const owner = userKey(firstOf(referrer, OWNER));
      if (owner !== undefined) return owner;
    }
    if (kinds.get(record.model) !== 'container') return undefined;
    const sameKeys = [...(models.get(record.model)?.keys() ?? [])];
    return sameKeys.every((key) => users.has(key)) ? record.pk : undefined;
  };
  return (record) => {
    if (!known.has(record)) known.set(record, find(record, MOST_STEPS));
    return known.get(record);
  };
}

/** Who refers to an entry, of those few that have an owner themselves: users, profiles, members. */
function referrersOf(between: OriginalModels, users: readonly OriginalRecord[]) {
  const found = new Map<OriginalRecord, OriginalRecord[]>();
  const others = [...between.values()].flatMap((records) => [...records.values()]);
  for (const record of [...users, ...others]) {
    for (const [field, value] of Object.entries(record.fields)) {
      const target = OWNER.includes(field) ? undefined : referred(between, field, value);
      if (target) found.set(target, [...(found.get(target) ?? []), record]);
    }
  }
  return (record: OriginalRecord) => found.get(record) ?? [];
}
