import type { MovedAccount, MovedUser } from '../../domain/moved-account.ts';
import { usernameKey, usernameProblems } from '../../domain/account-rules.ts';
import { findCaller, findUserByKey, insertUser } from '../account/users.store.ts';
import { SettingError } from '../config.ts';
import type { Database } from '../storage/database.ts';
import { checkKitchen, readTime, type CheckedKitchen } from './check-kitchen.ts';
import { importKitchen, noCounts, type Imported } from './import-kitchen.ts';
import { movedHash } from './moved-hash.ts';
import type { ImportedPlace } from './import-pictures.ts';
import type { Source } from './read-source.ts';

/** What an import did, and what is to be said about it. */
export interface ImportResult extends Omit<Imported, 'ids'> {
  /** Where the recipes of the last kitchen are. */
  place: ImportedPlace;
  /** How many pictures came along afterwards. */
  pictures: number;
  /** New accounts. */
  users: number;
  notes: string[];
}

/** So many wrong entries are named; who mends these will ask again. */
const MOST_PROBLEMS = 20;

/** An account that is there, by its name, or one that is to be made; and what goes into its kitchen. */
interface Step {
  username: string;
  newUser: MovedUser | undefined;
  kitchen: CheckedKitchen;
}

/**
 * Imports all of a source or, when anything is wrong with it, nothing: it is checked first, then written in one
 * transaction.
 * @param into the name of the one account that is meant; of a service, only the account of this name comes along
 * @param now ms since the epoch
 * @param onProgress told how many of how many recipes are written
 * @throws SettingError naming what is wrong
 */
export async function importSource(
  db: Database,
  source: Source,
  into: string | undefined,
  now: number,
  onProgress: (written: number, all: number) => void,
): Promise<ImportResult> {
  const at = new Date(now).toISOString();
  const steps = await plan(db, source, into, at);
  const result: ImportResult = {
    users: 0,
    added: noCounts(),
    known: noCounts(),
    notes: [],
    place: { kitchenId: 0, ids: new Map() },
    pictures: 0,
  };
  if ('service' in source) result.notes.push(...source.service.notes);
  const all = steps.reduce((sum, { kitchen }) => sum + kitchen.recipes.length, 0);
  let written = 0;
  await db.transaction().execute(async (db) => {
    for (const { username, newUser, kitchen } of steps) {
      if (newUser) await makeAccount(db, newUser, at, result);
      const kitchenId = await kitchenOf(db, username);
      const { added, known, ids } = await importKitchen(db, kitchenId, kitchen, (recipes) => {
        written += recipes;
        onProgress(written, all);
      });
      result.place = { kitchenId, ids };
      for (const kind of ['recipes', 'fridge', 'groceries', 'plans'] as const) {
        result.added[kind] += added[kind];
        result.known[kind] += known[kind];
      }
    }
  });
  return result;
}

/** What is to be done, if all of it can be. */
async function plan(
  db: Database,
  source: Source,
  into: string | undefined,
  now: string,
): Promise<Step[]> {
  const problems: string[] = [];
  const steps: Step[] = [];
  if ('kitchen' in source) {
    if (into === undefined) throw new SettingError('Say whose kitchen it is for: --user NAME.');
    if (!(await isThere(db, into))) throw new SettingError(`There is no account "${into}".`);
    const kitchen = checkKitchen(source.kitchen, now, problems);
    steps.push({ username: into, newUser: undefined, kitchen });
  } else {
    const accounts = chosen(source.service.accounts, into);
    const taken = await takenNames(db, accounts);
    if (taken.length > 0 && into === undefined) {
      throw new SettingError(
        `Nothing was imported. These names are taken: ${taken.join(', ')}. Bring one account at a time with --user NAME.`,
      );
    }
    for (const { user, kitchen } of accounts) {
      const nameProblems = usernameProblems(user.username);
      problems.push(...nameProblems.map((problem) => `${user.where}.username: ${problem}`));
      const newUser = taken.length > 0 ? undefined : user;
      const checked = checkKitchen(kitchen, now, problems);
      steps.push({ username: user.username, newUser, kitchen: checked });
    }
  }
  if (problems.length > 0) throw new SettingError(listed(problems));
  return steps;
}

function chosen(accounts: readonly MovedAccount[], into: string | undefined): MovedAccount[] {
  if (accounts.length === 0) throw new SettingError('Nothing was imported: there is no account.');
  if (into === undefined) return [...accounts];
  const found = accounts.filter(({ user }) => usernameKey(user.username) === usernameKey(into));
  if (found.length > 0) return found.slice(0, 1);
  const names = accounts.map(({ user }) => user.username);
  throw new SettingError(`There is no account "${into}"; there are: ${names.join(', ')}.`);
}

/** Names that accounts here have, or that two of the source share but for case and spelling. */
async function takenNames(db: Database, accounts: readonly MovedAccount[]): Promise<string[]> {
  const taken: string[] = [];
  const seen = new Set<string>();
  for (const { user } of accounts) {
    const key = usernameKey(user.username);
    if (seen.has(key) || (await isThere(db, user.username))) taken.push(user.username);
    seen.add(key);
  }
  return taken;
}

async function isThere(db: Database, username: string): Promise<boolean> {
  return (await findUserByKey(db, usernameKey(username))) !== undefined;
}

async function makeAccount(
  db: Database,
  { username, passwordHash, isActive, isAdmin, at }: MovedUser,
  now: string,
  result: ImportResult,
): Promise<void> {
  const hash = movedHash(passwordHash);
  const name = username.trim();
  const user = {
    username: name,
    usernameKey: usernameKey(name),
    passwordHash: hash.stored,
    isActive,
    now: readTime(at, now) ?? now,
  };
  const id = await insertUser(db, user);
  if (id === undefined) throw new SettingError(`Nothing was imported. ${name} was just taken.`);
  result.users += 1;
  if (hash.problem !== undefined) result.notes.push(`${name} ${hash.problem}`);
  if (!isActive) result.notes.push(`${name} is inactive, as before`);
  if (isAdmin) result.notes.push(`${name} was an administrator and is an ordinary account here`);
}

async function kitchenOf(db: Database, username: string): Promise<number> {
  const user = await findUserByKey(db, usernameKey(username));
  const caller = user && (await findCaller(db, user.id));
  if (!caller) throw new SettingError(`Nothing was imported. ${username} is gone.`);
  return caller.kitchen_id;
}

function listed(problems: readonly string[]): string {
  const more = problems.length - MOST_PROBLEMS;
  return [
    'Nothing was imported.',
    ...problems.slice(0, MOST_PROBLEMS),
    ...(more > 0 ? [`… and ${more} more`] : []),
  ].join('\n');
}
