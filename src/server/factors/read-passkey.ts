import { createHash } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { RelyingParty } from './relying-party.ts';

// What authenticators say is read by a library, loaded when the first one speaks: most kitchens have none.

/** Ed25519, ECDSA on P-256, RSA: what authenticators have (COSE numbers, RFC 9053 and 8812). */
const ALGORITHMS = [-8, -7, -257];
/** How long a browser waits for a finger or a PIN, in ms. */
const PATIENCE_MS = 120_000;

/** What an authenticator signs for a question of ours: bound to its secret, and no help in guessing it. */
function toBeSigned(secret: string): Buffer {
  return createHash('sha256').update(`passkey ${secret}`).digest();
}

/** What the browser needs to make a passkey that is found without a name and makes sure of its owner. */
export async function newPasskeyOptions(
  rp: RelyingParty,
  user: { username: string; handle: string },
  known: readonly { credential_id: string; transports: string }[],
  secret: string,
): Promise<Record<string, unknown>> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  const options = await generateRegistrationOptions({
    rpName: 'Ocipe',
    rpID: rp.id,
    userName: user.username,
    userDisplayName: user.username,
    userID: Uint8Array.from(Buffer.from(user.handle, 'base64url')),
    challenge: Uint8Array.from(toBeSigned(secret)),
    timeout: PATIENCE_MS,
    attestationType: 'none',
    excludeCredentials: known.map(inJson),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  return { ...options };
}

/** What the browser needs to ask a passkey. @param known those of the account; none where nobody is known yet */
export async function passkeyOptions(
  rp: RelyingParty,
  known: readonly { credential_id: string; transports: string }[],
  secret: string,
): Promise<Record<string, unknown>> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  const options = await generateAuthenticationOptions({
    rpID: rp.id,
    challenge: Uint8Array.from(toBeSigned(secret)),
    timeout: PATIENCE_MS,
    allowCredentials: known.map(inJson),
    userVerification: known.length === 0 ? 'required' : 'preferred',
  });
  return { ...options };
}

/**
 * Reads a new passkey.
 * @param sent what the browser gave, anything at all
 * @returns undefined when it does not answer the question, for this site, with its owner made sure of
 */
export async function readNewPasskey(rp: RelyingParty, secret: string, sent: unknown) {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const { decodeAttestationObject, isoBase64URL } = await import('@simplewebauthn/server/helpers');
  try {
    const response = sent as RegistrationResponseJSON;
    const attestation = decodeAttestationObject(
      isoBase64URL.toBuffer(response.response.attestationObject),
    );
    // We ask for no certificate, so that none of anybody's making is looked at.
    const isPlain = attestation.get('fmt') === 'none' || attestation.get('fmt') === 'packed';
    if (!isPlain || attestation.get('attStmt').get('x5c') !== undefined) return undefined;
    const { registrationInfo: read } = await verifyRegistrationResponse({
      response,
      expectedChallenge: toBeSigned(secret).toString('base64url'),
      expectedOrigin: rp.origins,
      expectedRPID: rp.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!read) return undefined;
    const { id, publicKey, counter, transports = [] } = read.credential;
    return {
      credentialId: id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports: transports.filter((one) => /^[a-z-]{1,20}$/.test(one)).join(' '),
      isSynced: read.credentialBackedUp,
    };
  } catch {
    // Whatever it is, it is no passkey: the library says so by throwing.
    return undefined;
  }
}

/** What a passkey is called in its answer; an empty text when that is no answer. */
export function credentialIdOf(sent: unknown): string {
  const id: unknown = (sent as { id?: unknown } | null)?.id;
  return typeof id === 'string' && /^[\w-]{1,1400}$/.test(id) ? id : '';
}

/**
 * Checks a passkey's answer.
 * @param sent what the browser gave, anything at all
 * @param mustKnowOwner whether a finger, a face or a PIN is needed
 * @returns its counter; undefined when it does not answer the question for this site
 */
export async function readAnswer(
  rp: RelyingParty,
  secret: string,
  sent: unknown,
  passkey: { public_key: string; user_handle: string },
  mustKnowOwner: boolean,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  try {
    const response = sent as AuthenticationResponseJSON;
    const handle = response.response.userHandle ?? undefined;
    if (handle !== undefined && handle.replace(/=+$/, '') !== passkey.user_handle) return undefined;
    if (handle === undefined && mustKnowOwner) return undefined;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: toBeSigned(secret).toString('base64url'),
      expectedOrigin: rp.origins,
      expectedRPID: rp.id,
      // Compared by us, and only where the signature is good: see check-passkey.ts.
      credential: {
        id: response.id,
        publicKey: Uint8Array.from(Buffer.from(passkey.public_key, 'base64url')),
        counter: 0,
      },
      requireUserVerification: mustKnowOwner,
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined;
  }
}

function inJson({ credential_id, transports }: { credential_id: string; transports: string }) {
  return { id: credential_id, transports: transports.split(' ').filter(Boolean) };
}
