import { createHmac } from 'node:crypto';

// Codes by time (RFC 6238) as every code app makes them: SHA-1, six digits, thirty seconds.

const STEP_MS = 30_000;
const DIGITS = 6;
/** A code of the step before or after is as good: clocks differ, and people type (RFC 6238 §5.2). */
const DRIFT = 1;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes as people type them (RFC 4648 §6, without padding). */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let rest = 0;
  let bits = 0;
  for (const byte of bytes) {
    rest = (rest << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(rest >> (bits - 5)) & 31];
    rest &= 255;
  }
  return bits === 0 ? text : text + ALPHABET[(rest << (5 - bits)) & 31];
}

/** The number of a moment's step. @param now ms since the epoch */
export function stepAt(now: number): number {
  return Math.floor(now / STEP_MS);
}

/** The code of a step (RFC 4226 §5.3), six digits. */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/**
 * The step a code belongs to.
 * @param code any text; spaces in it do not matter
 * @param now ms since the epoch
 * @param lastStep codes up to this step were used and are good no more
 * @returns undefined when the code is not good
 */
export function findStep(
  secret: Buffer,
  code: string,
  now: number,
  lastStep: number,
): number | undefined {
  const digits = code.replaceAll(' ', '');
  const current = stepAt(now);
  for (let step = current - DRIFT; step <= current + DRIFT; step += 1) {
    if (step > lastStep && codeAt(secret, step) === digits) return step;
  }
  return undefined;
}

/** What a code app reads from a picture or a link. */
export function totpUri(secret: Buffer, username: string): string {
  const label = `Ocipe:${encodeURIComponent(username)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Ocipe`;
}
