import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** The database, or a transaction in it: store functions take either. */
export type Database = Kysely<Tables>;

/** The engines Ocipe runs on. */
export type Engine = 'sqlite' | 'postgres';

/** An open database and what its engine needs elsewhere. */
export interface OpenDatabase {
  engine: Engine;
  db: Database;
}
