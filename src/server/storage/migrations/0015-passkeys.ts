import type { Database } from '../database.ts';
import { runStatements } from '../dialect.ts';

/** Passkeys: their public keys; and what they are asked, as hashes. */
export function up(db: Database): Promise<void> {
  return runStatements(db, [
    `create table passkeys (
      id $id,
      user_id $int not null references users (id) on delete cascade,
      credential_id $text not null unique,
      public_key $text not null,
      user_handle $text not null,
      rp_id $text not null,
      counter $int not null,
      transports $text not null,
      is_synced $int not null,
      name $text not null,
      created_at $text not null,
      last_used_at $text
    )`,
    'create index passkeys_user on passkeys (user_id, id)',
    `create table passkey_questions (
      token_hash $text primary key,
      user_id $int references users (id) on delete cascade,
      auth_version $int,
      user_handle $text,
      expires_at $text not null
    )`,
    'create index passkey_questions_user on passkey_questions (user_id)',
    'create index passkey_questions_end on passkey_questions (expires_at)',
  ]);
}
