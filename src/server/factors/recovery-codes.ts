import { hashSecret } from '../access/secret-token.ts';
import type { Database } from '../storage/database.ts';
import { countRecoveryCodes, replaceRecoveryCodes } from './factors.store.ts';
import { base32 } from './totp.ts';

const CODES = 10;
/** 80 bits: not to be guessed, so a plain hash keeps them. */
const CODE_BYTES = 10;

/** Gives an account ten new codes; those of before are good no more. @returns them as they are shown, this once */
export async function newRecoveryCodes(
  db: Database,
  userId: number,
  randomHex: (bytes: number) => string,
): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () =>
    base32(Buffer.from(randomHex(CODE_BYTES), 'hex')),
  );
  await replaceRecoveryCodes(db, userId, codes.map(hashSecret));
  return codes.map((code) => code.replaceAll(/(.{4})(?=.)/g, '$1-'));
}

/** Codes for whoever adds a second factor: none when there are some from before. */
export async function firstRecoveryCodes(
  db: Database,
  userId: number,
  randomHex: (bytes: number) => string,
): Promise<string[]> {
  return (await countRecoveryCodes(db, userId)) > 0 ? [] : newRecoveryCodes(db, userId, randomHex);
}
