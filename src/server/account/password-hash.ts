import { pbkdf2, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { hash, verify, type Options } from '@node-rs/argon2';
import { inTurns } from '../in-turns.ts';

/** argon2id, as OWASP's Password Storage Cheat Sheet recommends: 19 MiB, two passes, one lane. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } satisfies Options;
/** More at once would keep the server from its other work. */
const AT_ONCE = Math.max(1, Math.min(2, availableParallelism() - 1));
/** Who comes when so many wait already is asked to come back. */
const QUEUE = 32;

/** Hashes and compares passwords, a few at a time. */
export interface PasswordHasher {
  /** @returns the hash in PHC form. @throws AppError `busy` when too many wait */
  hash(password: string): Promise<string>;
  /**
   * Compares at the same cost whether there is a hash or not, so that answers take alike.
   * @param stored a PHC string of argon2, or Django's `pbkdf2_sha256$…`; undefined when there is no account
   * @returns whether it is the password, and whether the hash should be made anew: it is weaker than ours
   * @throws AppError `busy` when too many wait
   */
  verify(
    stored: string | undefined,
    password: string,
  ): Promise<{ isRight: boolean; isOld: boolean }>;
}

export function createPasswordHasher(): PasswordHasher {
  const inTurn = inTurns(AT_ONCE, QUEUE);
  let dummy: Promise<string> | undefined;
  return {
    hash: (password) => inTurn(() => hash(prepare(password), COST)),
    verify: async (stored, password) => {
      dummy ??= hash('nobody has this password', COST);
      const against = stored ?? (await dummy);
      const matches = await inTurn(() => compare(against, prepare(password)));
      const isRight = matches && stored !== undefined;
      return { isRight, isOld: isRight && isWeaker(against) };
    },
  };
}

/** One spelling of accents, whatever the keyboard; otherwise as received. */
function prepare(password: string): string {
  return password.normalize('NFC');
}

/** Whether guessing costs less than with a hash made now. */
function isWeaker(stored: string): boolean {
  const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(stored) ?? [];
  return !(Number(memory) >= COST.memoryCost && Number(passes) >= COST.timeCost);
}

async function compare(stored: string, password: string): Promise<boolean> {
  try {
    return stored.startsWith('pbkdf2_sha256$')
      ? await comparePbkdf2(stored, password)
      : await verify(stored, password);
  } catch {
    // A damaged hash is nobody's password.
    return false;
  }
}

/** Django's format: `pbkdf2_sha256$iterations$salt$hash in base64`. */
async function comparePbkdf2(stored: string, password: string): Promise<boolean> {
  const [, iterations, salt, encoded] = stored.split('$');
  if (!iterations || !salt || !encoded) return false;
  const expected = Buffer.from(encoded, 'base64');
  if (expected.length !== 32) return false;
  const key = await promisify(pbkdf2)(password, salt, Number(iterations), 32, 'sha256');
  return timingSafeEqual(key, expected);
}
