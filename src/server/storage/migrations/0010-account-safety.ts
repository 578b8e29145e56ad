import type { Database } from '../database.ts';
import { runStatements } from '../dialect.ts';

/** Tokens for scripts, invitations, links for a new password, and what happened to an account. Secrets are kept as hashes. */
export function up(db: Database): Promise<void> {
  return runStatements(db, [
    `create table api_tokens (
      id $id,
      user_id $int not null references users (id) on delete cascade,
      token_hash $text not null unique,
      name $text not null,
      scopes $text not null,
      created_at $text not null,
      expires_at $text,
      last_used_at $text
    )`,
    'create index api_tokens_user on api_tokens (user_id, id)',

    `create table invites (
      id $id,
      token_hash $text not null unique,
      created_by $int not null references users (id) on delete cascade,
      created_at $text not null,
      expires_at $text not null,
      used_at $text
    )`,
    'create index invites_creator on invites (created_by)',

    `create table reset_links (
      token_hash $text primary key,
      user_id $int not null references users (id) on delete cascade,
      expires_at $text not null
    )`,
    'create index reset_links_user on reset_links (user_id)',

    // No reference to users: what is tried with a name nobody has costs the same statement, under the number 0.
    `create table account_events (
      id $id,
      user_id $int not null,
      kind $text not null,
      at $text not null,
      user_agent $text not null,
      ip $text not null
    )`,
    'create index account_events_user on account_events (user_id, id)',
    'create index account_events_kind on account_events (user_id, kind, id)',
  ]);
}
