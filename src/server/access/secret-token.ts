import { createHash } from 'node:crypto';

/** What our secrets begin with, so that scanners find one that was published by mistake. */
const PREFIXES = { api: 'ocp_', invite: 'oci_', reset: 'ocr_', challenge: 'occ_' };

/** 256 bits: nothing that could be guessed, so a plain hash keeps it. */
const BYTES = 32;

/**
 * A new secret of ours.
 * @param randomHex so many random bytes, as hexadecimal digits
 */
export function newSecret(
  kind: keyof typeof PREFIXES,
  randomHex: (bytes: number) => string,
): string {
  return PREFIXES[kind] + Buffer.from(randomHex(BYTES), 'hex').toString('base64url');
}

/** Whether a text looks like a secret of this kind. */
export function isSecretOf(kind: keyof typeof PREFIXES, text: string): boolean {
  return text.startsWith(PREFIXES[kind]);
}

/** The form a secret is kept in: SHA-256, base64url. For any text. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
