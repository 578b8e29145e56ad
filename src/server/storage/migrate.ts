import { existsSync } from 'node:fs';
import { Migrator, sql, type Migration } from 'kysely';
import { up as kitchens } from './migrations/0001-kitchens.ts';
import { up as throttleCounts } from './migrations/0002-throttle-counts.ts';
import type { OpenDatabase } from './database.ts';

/** All migrations, imported by name so that the bundle holds them; forward only. */
const migrations: Record<string, Migration> = {
  '0001-kitchens': { up: kitchens },
  '0002-throttle-counts': { up: throttleCounts },
};

/**
 * Brings the tables up to date. An SQLite file that has data is copied aside first.
 * @param file where an SQLite database lives, if in a file
 * @returns the names of the migrations that ran
 * @throws when the database was written by a newer Ocipe, or a migration fails (nothing has changed then)
 */
export async function migrate({ db }: OpenDatabase, file: string | undefined): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const all = await migrator.getMigrations();
  const pending = all.filter((migration) => !migration.executedAt);
  const isNew = pending.length === all.length;
  if (file && !isNew && pending[0]) await copyAside(db, `${file}.before-${pending[0].name}`);
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

async function copyAside(db: OpenDatabase['db'], copy: string): Promise<void> {
  if (existsSync(copy)) return;
  await sql`vacuum into ${copy}`.execute(db);
}
