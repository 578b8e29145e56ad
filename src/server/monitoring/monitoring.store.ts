import { sql } from 'kysely';
import type { Database } from '../storage/database.ts';

/** Asks the database something it cannot answer without being there. @throws the engine's error when it is not */
export async function pingDatabase(db: Database): Promise<void> {
  await sql`select id from kitchens limit 1`.execute(db);
}
