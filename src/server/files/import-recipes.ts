import { setImmediate } from 'node:timers/promises';
import type { Static } from 'typebox';
import type { recipeFiles } from '../../contract/files.ts';
import type { FileEntry, FileRecipe } from '../../domain/files/file-recipe.ts';
import {
  fromStoredRecipe,
  mergeRecipe,
  recipeKeys,
  toRecipeInput,
  type RecipeInput,
  type RecipeKeys,
  type StoredRecipe,
} from '../../domain/files/stored-recipe.ts';
import { writeChange } from '../recipes/change-recipe.ts';
import { insertRecipes } from '../recipes/create-recipes.ts';
import { findRecipe } from '../recipes/recipes.store.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { findRecipesRevision } from './files.store.ts';
import {
  findKnown,
  nothingKnown,
  readKnownRecipes,
  remember,
  rememberedNameKey,
  type KnownRecipes,
} from './known-recipes.ts';

export type ImportReport = Static<(typeof recipeFiles)['import']['reply']>;
type Row = ImportReport['rows'][number];

/** What becomes of recipes that are there already. */
export type Duplicates = 'skip' | 'merge' | 'add';

/** So many are written in one transaction: whoever else uses the database waits for no longer. */
const AT_ONCE = 25;
/** So many are made ready in one go. */
const SLICE = 10;
const NOT_STORED = 'It could not be stored: the database failed.';
const THERE = 'It is there already.';
const TWICE = 'It is in this file twice.';

interface ImportOptions {
  duplicates: Duplicates;
  preview: boolean;
  /** ms since the epoch */
  now: number;
  /** Told why the rest could not be stored. */
  tell: (error: unknown) => void;
}

/** How far an import has come. */
interface Progress {
  rows: Row[];
  known: KnownRecipes;
  /** The ids of what it has added. */
  ofThisFile: Set<number>;
  hasStored: boolean;
}

/** What is to be done with some recipes, each with its place in the file. */
interface Plan {
  rows: Map<number, Row>;
  adds: [number, Ready][];
  merges: [number, Ready, number][];
}

/** A recipe of a file on its way to be stored. */
interface Ready {
  file: FileRecipe;
  input: RecipeInput;
  keys: RecipeKeys;
  addedDate: string;
}

/**
 * Adds what was read of a file to a kitchen, some recipes a transaction. The report says exactly what was done, also
 * where the database fails in the middle.
 * @throws the database's error when it fails before anything was stored
 */
export async function importRecipes(
  db: Database,
  kitchenId: number,
  entries: readonly FileEntry[],
  { duplicates, preview, now, tell }: ImportOptions,
): Promise<ImportReport> {
  const rows: Row[] = entries.map(({ where, problem = '' }) => ({
    name: where,
    result: 'failed',
    reason: problem,
  }));
  const waiting = await makeReady(entries, now);
  const known = await readKnownRecipes(db, kitchenId);
  const progress: Progress = { rows, known, ofThisFile: new Set(), hasStored: false };
  const work = preview ? pretend : store;
  while (waiting.length > 0) {
    const some = waiting.splice(0, AT_ONCE);
    try {
      await work(db, kitchenId, some, progress, duplicates);
    } catch (error) {
      if (!progress.hasStored) throw error;
      tell(error);
      for (const [at, { input }] of [...some, ...waiting.splice(0)]) {
        rows[at] = { name: input.name, result: 'failed', reason: NOT_STORED };
      }
    }
    await setImmediate();
  }
  return { format: formatOf(entries), ...countsOf(rows), rows };
}

/** What is to be stored of each entry, by its place. */
async function makeReady(entries: readonly FileEntry[], now: number): Promise<[number, Ready][]> {
  const ready: [number, Ready][] = [];
  const keyOf = rememberedNameKey();
  for (const [at, { recipe, format }] of entries.entries()) {
    if (at % SLICE === SLICE - 1) await setImmediate();
    if (!recipe) continue;
    const input = toRecipeInput(recipe);
    const keys = recipeKeys(input, keyOf);
    // Lists of ours without dates are newest first, as the original wrote them.
    const added = timeOf(recipe.addedAt, now) ?? (format === 'ocipe' ? now - at : now);
    const addedDate = new Date(added).toISOString();
    ready.push([at, { file: recipe, input, keys, addedDate }]);
  }
  return ready;
}

/** When a recipe was added, in ms since the epoch; undefined where its file says nothing, or nothing possible. */
function timeOf(addedAt: string | undefined, now: number): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT[\d:.]{5,20}(?:Z|[+-]\d\d:\d\d)$/u.test(addedAt ?? '')) return undefined;
  const time = Date.parse(addedAt ?? '');
  return time >= 0 && time <= now ? time : undefined;
}

/** Decides what becomes of recipes. What is known stays as it is, so that this may be done again. */
function planAll(
  some: readonly [number, Ready][],
  { known, ofThisFile }: Pick<Progress, 'known' | 'ofThisFile'>,
  duplicates: Duplicates,
): Plan {
  const plan: Plan = { rows: new Map(), adds: [], merges: [] };
  const added = nothingKnown();
  for (const [at, one] of some) {
    const { name } = one.input;
    const id = duplicates === 'add' ? undefined : findKnown(known, one.keys);
    if (duplicates !== 'add' && id === undefined && findKnown(added, one.keys) !== undefined) {
      plan.rows.set(at, { name, result: 'skipped', reason: TWICE });
    } else if (id === undefined) {
      remember(added, one.keys, at);
      plan.adds.push([at, one]);
      plan.rows.set(at, { name, result: 'added' });
    } else if (ofThisFile.has(id)) {
      plan.rows.set(at, { name, result: 'skipped', ...(id > 0 ? { id } : {}), reason: TWICE });
    } else if (duplicates === 'merge') {
      plan.merges.push([at, one, id]);
      plan.rows.set(at, { name, result: 'merged', id });
    } else {
      plan.rows.set(at, { name, result: 'skipped', id, reason: THERE });
    }
  }
  return plan;
}

/** Only says what would be done. Recipes that would be added have no ids, so that their places stand for them. */
async function pretend(
  db: Database,
  kitchenId: number,
  some: readonly [number, Ready][],
  progress: Progress,
  duplicates: Duplicates,
): Promise<void> {
  const plan = planAll(some, progress, duplicates);
  for (const [at, { file }, id] of plan.merges) {
    const stored = await findStored(db, kitchenId, id);
    if (!stored || !lacks(stored, file)) plan.rows.set(at, lacksNothing(plan.rows.get(at)));
  }
  finish(
    progress,
    plan,
    plan.adds.map(([at]) => -1 - at),
  );
}

async function store(
  db: Database,
  kitchenId: number,
  some: readonly [number, Ready][],
  progress: Progress,
  duplicates: Duplicates,
): Promise<void> {
  const done = await changeKitchen(db, kitchenId, ['recipes'], async (db) => {
    const revision = await findRecipesRevision(db, kitchenId);
    // Where somebody else changed recipes, what is known of them may be wrong.
    const isNews = revision !== progress.known.revision + 1;
    const known = isNews ? await readKnownRecipes(db, kitchenId) : progress.known;
    const plan = planAll(some, { ...progress, known }, duplicates);
    const ids = await insertRecipes(
      db,
      kitchenId,
      plan.adds.map(([, { input, addedDate }]) => ({ recipe: input, addedDate })),
    );
    for (const [index, [at, { input }]] of plan.adds.entries()) {
      plan.rows.set(at, { name: input.name, result: 'added', id: ids[index] ?? 0 });
    }
    for (const [at, { file }, id] of plan.merges) {
      const stored = await findStored(db, kitchenId, id);
      const more = stored && lacks(stored, file);
      if (more) await writeChange(db, kitchenId, id, more);
      else plan.rows.set(at, lacksNothing(plan.rows.get(at)));
    }
    return { plan, ids, known: { ...known, revision } };
  });
  progress.known = done.known;
  progress.hasStored ||= done.ids.length + done.plan.merges.length > 0;
  finish(progress, done.plan, done.ids);
}

/** Takes in what a step did, now that it is certain. */
function finish(progress: Progress, plan: Plan, ids: readonly number[]): void {
  for (const [at, row] of plan.rows) progress.rows[at] = row;
  for (const [index, [, { keys }]] of plan.adds.entries()) {
    const id = ids[index] ?? 0;
    remember(progress.known, keys, id);
    progress.ofThisFile.add(id);
  }
}

async function findStored(
  db: Database,
  kitchenId: number,
  id: number,
): Promise<StoredRecipe | undefined> {
  const bytes = await findRecipe(db, kitchenId, id);
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as StoredRecipe);
}

/** A stored recipe with what it lacks and a file has; undefined if that is nothing. */
function lacks(stored: StoredRecipe, file: FileRecipe): RecipeInput | undefined {
  const merged = mergeRecipe(stored, file);
  const before = toRecipeInput(fromStoredRecipe(stored));
  const isSame = JSON.stringify(merged) === JSON.stringify(before);
  return isSame ? undefined : merged;
}

function lacksNothing(row: Row | undefined): Row {
  return { name: '', ...row, result: 'skipped', reason: `${THERE} It lacks nothing.` };
}

/** The format of most entries: one of an archive may be something else. */
function formatOf(entries: readonly FileEntry[]): string {
  const counts = new Map<string, number>();
  for (const { format, recipe } of entries) {
    if (recipe) counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return most?.[0] ?? entries[0]?.format ?? 'text';
}

function countsOf(rows: readonly Row[]) {
  const counts = { added: 0, merged: 0, skipped: 0, failed: 0 };
  for (const { result } of rows) counts[result] += 1;
  return counts;
}
