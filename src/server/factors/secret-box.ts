import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps secrets that must be read again: a database alone, without the server's key, does not give them away. */
export interface SecretBox {
  /** @param owner whose it is; it opens for nobody else */
  seal(secret: Buffer, owner: number): string;
  /** @returns undefined when it is not of this owner, was changed, or its key is gone; `isOld` when the key is an earlier one */
  open(sealed: string, owner: number): { secret: Buffer; isOld: boolean } | undefined;
}

/**
 * AES-256-GCM under a key derived from the signing key (HKDF, RFC 5869).
 * @param keys the signing key, then earlier ones that still open
 * @param randomHex so many random bytes, as hexadecimal digits
 */
export function createSecretBox(
  keys: readonly Buffer[],
  randomHex: (bytes: number) => string,
): SecretBox {
  const derived = keys.map((key) =>
    Buffer.from(hkdfSync('sha256', key, '', 'ocipe second factors', 32)),
  );
  const [first] = derived;
  if (!first) throw new Error('There is no key to seal with.');
  return {
    seal: (secret, owner) => {
      const iv = Buffer.from(randomHex(IV_BYTES), 'hex');
      const cipher = createCipheriv('aes-256-gcm', first, iv).setAAD(Buffer.from(String(owner)));
      const body = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url');
    },
    open: (sealed, owner) => {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < IV_BYTES + TAG_BYTES) return undefined;
      for (const key of derived) {
        const secret = tryKey(key, bytes, owner);
        if (secret) return { secret, isOld: key !== first };
      }
      return undefined;
    },
  };
}

function tryKey(key: Buffer, bytes: Buffer, owner: number): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(String(owner)))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const body = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
    return Buffer.concat([body, decipher.final()]);
  } catch {
    return undefined;
  }
}
