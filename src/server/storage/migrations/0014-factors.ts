import type { Database } from '../database.ts';
import { runStatements } from '../dialect.ts';

/** Second factors: secrets of code apps, sealed; recovery codes and waiting sign-ins, as hashes. */
export function up(db: Database): Promise<void> {
  return runStatements(db, [
    `create table totp_secrets (
      user_id $int primary key references users (id) on delete cascade,
      sealed $text not null,
      confirmed_at $text,
      last_step $int not null
    )`,
    `create table recovery_codes (
      user_id $int not null references users (id) on delete cascade,
      code_hash $text not null,
      primary key (user_id, code_hash)
    )`,
    `create table login_challenges (
      token_hash $text primary key,
      user_id $int not null references users (id) on delete cascade,
      auth_version $int not null,
      expires_at $text not null
    )`,
    'create index login_challenges_user on login_challenges (user_id)',
    'create index login_challenges_end on login_challenges (expires_at)',
  ]);
}
