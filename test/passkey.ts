import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { NewPasskey } from '../src/server/factors/passkeys.store.ts';

// An authenticator in software (WebAuthn Level 3), and the few words of CBOR that it speaks.

const ES256 = -7;
const FLAGS = { present: 0x01, verified: 0x04, syncable: 0x08, synced: 0x10, attested: 0x40 };

/** What a test may have the authenticator do differently. */
export interface Mood {
  /** The page that asks. */
  origin?: string;
  /** Whether it makes sure of its owner. */
  isVerified?: boolean;
  isPresent?: boolean;
  /** What its counter says; one more than before unless said. */
  counter?: number;
  /** `webauthn.get` or `webauthn.create`. */
  type?: string;
  rpId?: string;
  crossOrigin?: boolean;
  userHandle?: string;
  /** How its key is attested, and by what. */
  attestation?: { fmt: string; attStmt: Map<unknown, unknown> };
}

export interface Authenticator {
  /** Makes a passkey. @param options as the server gave them @returns what the browser would send */
  create: (options: Options, mood?: Mood) => Record<string, unknown>;
  /** Answers a question with the passkey it made. */
  get: (options: Options, mood?: Mood) => Record<string, unknown>;
}

type Options = Record<string, unknown>;

/** @param origin the page it is asked by @param startsAt what its counter says at first; 0 for ever when it has none */
export function authenticator(origin: string, startsAt: number | 'none' = 0): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let counter = startsAt === 'none' ? 0 : startsAt;
  let handle = '';
  const cose = () => {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    return cbor(
      new Map<number, unknown>([
        [1, 2],
        [3, ES256],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    );
  };
  const clientData = (type: string, options: Options, mood: Mood) =>
    Buffer.from(
      JSON.stringify({
        type: mood.type ?? type,
        challenge: options['challenge'],
        origin: mood.origin ?? origin,
        crossOrigin: mood.crossOrigin ?? false,
      }),
    );
  const answer = (response: Record<string, unknown>) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  });
  return {
    create: (options, mood = {}) => {
      const rp = options['rp'] as { id: string };
      handle = (options['user'] as { id: string }).id;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, cose()]);
      const flags = flagsOf(mood) | FLAGS.attested | FLAGS.syncable | FLAGS.synced;
      const authData = dataOf(mood.rpId ?? rp.id, flags, mood.counter ?? counter, attested);
      const { fmt, attStmt } = mood.attestation ?? { fmt: 'none', attStmt: new Map() };
      const object = new Map<string, unknown>([
        ['fmt', fmt],
        ['attStmt', attStmt],
        ['authData', authData],
      ]);
      return answer({
        clientDataJSON: clientData('webauthn.create', options, mood).toString('base64url'),
        attestationObject: cbor(object).toString('base64url'),
        transports: ['internal', 'hybrid'],
      });
    },
    get: (options, mood = {}) => {
      if (startsAt !== 'none') counter += 1;
      const rpId = mood.rpId ?? String(options['rpId']);
      const flags = flagsOf(mood) | FLAGS.syncable | FLAGS.synced;
      const authData = dataOf(rpId, flags, mood.counter ?? counter);
      const client = clientData('webauthn.get', options, mood);
      const hash = createHash('sha256').update(client).digest();
      const signature = sign('sha256', Buffer.concat([authData, hash]), privateKey);
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: mood.userHandle ?? handle,
      });
    },
  };
}

/** A passkey as the database has it, that no authenticator has. */
export function aPasskey(userId: number): NewPasskey {
  return {
    userId,
    credentialId: randomBytes(16).toString('base64url'),
    publicKey: 'AA',
    userHandle: 'AA',
    rpId: 'localhost',
    counter: 0,
    transports: 'internal',
    isSynced: false,
    name: 'A key',
    now: '2026-01-01T00:00:00.000Z',
  };
}

/** The part of CBOR (RFC 8949) that authenticators use: whole numbers, bytes, texts and maps. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (typeof value === 'string') {
    const text = Buffer.from(value);
    return Buffer.concat([head(3, text.length), text]);
  }
  if (Array.isArray(value))
    return Buffer.concat([head(4, value.length), ...value.map((one) => cbor(one))]);
  if (!(value instanceof Map)) throw new Error('This has no place in CBOR here.');
  const pairs = [...value].flatMap((pair: [unknown, unknown]) => pair.map((one) => cbor(one)));
  return Buffer.concat([head(5, value.size), ...pairs]);
}

function head(kind: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(kind << 5) | size]);
  if (size < 256) return Buffer.from([(kind << 5) | 24, size]);
  return Buffer.from([(kind << 5) | 25, size >> 8, size & 255]);
}

/** What an authenticator signs first (§6.1). */
function dataOf(rpId: string, flags: number, counter: number, attested = Buffer.alloc(0)): Buffer {
  const start = Buffer.alloc(5);
  start.writeUInt8(flags);
  start.writeUInt32BE(counter, 1);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), start, attested]);
}

function flagsOf({ isVerified = true, isPresent = true }: Mood): number {
  return (isPresent ? FLAGS.present : 0) | (isVerified ? FLAGS.verified : 0);
}
