import { renameSync, rmSync } from 'node:fs';
import { DEFAULT_MIGRATION_TABLE, Migrator, sql, type Migration } from 'kysely';
import { SettingError } from '../config.ts';
import { up as kitchens } from './migrations/0001-kitchens.ts';
import { up as throttleCounts } from './migrations/0002-throttle-counts.ts';
import { up as administrators } from './migrations/0003-administrators.ts';
import { up as recipeDetails } from './migrations/0004-recipe-details.ts';
import { up as stock } from './migrations/0005-stock.ts';
import { up as meals } from './migrations/0006-meals.ts';
import { up as accountSafety } from './migrations/0010-account-safety.ts';
import { up as pictures } from './migrations/0011-pictures.ts';
import { up as stockCare } from './migrations/0012-stock-care.ts';
import { up as factors } from './migrations/0014-factors.ts';
import { up as passkeys } from './migrations/0015-passkeys.ts';
import { up as shops } from './migrations/0018-shops.ts';
import type { OpenDatabase } from './database.ts';
import { hasTable } from './dialect.ts';
import { isDenied } from './failures.ts';

/** All migrations, imported by name so that the bundle holds them; forward only. */
export const migrations: Record<string, Migration> = {
  '0001-kitchens': { up: kitchens },
  '0002-throttle-counts': { up: throttleCounts },
  '0003-administrators': { up: administrators },
  '0004-recipe-details': { up: recipeDetails },
  '0005-stock': { up: stock },
  '0006-meals': { up: meals },
  '0010-account-safety': { up: accountSafety },
  '0011-pictures': { up: pictures },
  '0012-stock-care': { up: stockCare },
  '0014-factors': { up: factors },
  '0015-passkeys': { up: passkeys },
  '0018-shops': { up: shops },
};

/**
 * Brings the tables up to date, all of the way or not at all. An SQLite file that has data is copied aside first.
 * @param file where an SQLite database lives, if in a file
 * @param known the migrations there are
 * @returns the names of the migrations that ran
 * @throws SettingError when the database was written by a newer Ocipe; else when a migration fails (nothing has changed then)
 */
export async function migrate(
  { db }: OpenDatabase,
  file: string | undefined,
  known: Readonly<Record<string, Migration>> = migrations,
): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
  // In this order: another process may be making the tables just now, and what it did at the same moment it did whole.
  const taken = await findOurName(db);
  const done = await listDone(db);
  if (taken && done.length === 0) {
    throw new SettingError(
      `DATABASE_URL: the database holds something else (a table "${taken}"). Please give Ocipe one of its own.`,
    );
  }
  const unknown = done.filter((name) => !Object.hasOwn(known, name));
  if (unknown.length > 0) {
    throw new SettingError(
      `DATABASE_URL: the database was written by a newer Ocipe (${unknown.join(', ')}). Please start that one.`,
    );
  }
  const next = Object.keys(known)
    .toSorted()
    .find((name) => !done.includes(name));
  if (file && done.length > 0 && next) await copyAside(db, `${file}.before-${next}`);
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw isDenied(error) ? new SettingError(DENIED) : error;
  return (results ?? []).map((result) => result.migrationName);
}

const DENIED = 'DATABASE_URL: this user may not change the tables in the database.';

/** A table by one of our names: somebody else's would be in the way. */
async function findOurName(db: OpenDatabase['db']): Promise<string | undefined> {
  for (const name of ['users', 'kitchens', 'recipes', 'plans'] as const) {
    if (await hasTable(db, name)) return name;
  }
  return undefined;
}

/** The names of the migrations that a database has been through. */
async function listDone(db: OpenDatabase['db']): Promise<string[]> {
  if (!(await hasTable(db, DEFAULT_MIGRATION_TABLE))) return [];
  try {
    const { rows } = await sql<{
      name: string;
    }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(db);
    return rows.map(({ name }) => name);
  } catch (error) {
    throw isDenied(error) ? new SettingError(DENIED) : error;
  }
}

/** Under another name until it is whole; one that an attempt of before left is out of date. */
async function copyAside(db: OpenDatabase['db'], copy: string): Promise<void> {
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { force: true });
  await sql`vacuum into ${unfinished}`.execute(db);
  renameSync(unfinished, copy);
}
