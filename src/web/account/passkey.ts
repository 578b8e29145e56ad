import { Problem } from '../api/problem.ts';

// What the browser's WebAuthn functions take and give, to and from JSON. Loaded when a passkey is asked for.

type Json = Readonly<Record<string, unknown>>;

/**
 * Has a passkey answer a question of the server.
 * @returns what to send
 * @throws Problem with a sentence when there is none, or its owner did not want to
 */
export async function askPasskey(options: Json): Promise<unknown> {
  const publicKey =
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'
      ? PublicKeyCredential.parseRequestOptionsFromJSON(options as never)
      : (withBytes(options) as unknown as PublicKeyCredentialRequestOptions);
  return sendable(await wanted(() => navigator.credentials.get({ publicKey })));
}

/** Makes a passkey. @returns what to send @throws Problem as `askPasskey` does */
export async function makePasskey(options: Json): Promise<unknown> {
  const publicKey =
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function'
      ? PublicKeyCredential.parseCreationOptionsFromJSON(options as never)
      : (withBytes(options) as unknown as PublicKeyCredentialCreationOptions);
  return sendable(await wanted(() => navigator.credentials.create({ publicKey })));
}

/** The browser's reasons are for developers; most of them are that somebody changed their mind. */
async function wanted(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await ask();
    if (credential) return credential as PublicKeyCredential;
  } catch (error) {
    const { name } = error as DOMException;
    if (name === 'InvalidStateError')
      throw new Problem(0, 'This device has a passkey for here already.');
    if (name === 'SecurityError') throw new Problem(0, 'Passkeys cannot be used at this address.');
  }
  throw new Problem(0, 'No passkey was used. Please try again, or choose another way.');
}

/** Texts in base64url become bytes, where they are bytes by the standard. */
function withBytes(options: Json): Json {
  const user = options['user'] as { id: string } | undefined;
  const listed = (name: string) => {
    const list = options[name] as { id: string }[] | undefined;
    return list && { [name]: list.map((one) => ({ ...one, id: bytesOf(one.id) })) };
  };
  return {
    ...options,
    challenge: bytesOf(String(options['challenge'])),
    ...(user && { user: { ...user, id: bytesOf(user.id) } }),
    ...listed('allowCredentials'),
    ...listed('excludeCredentials'),
  };
}

function sendable(credential: PublicKeyCredential): unknown {
  if (typeof credential.toJSON === 'function') return credential.toJSON();
  const response = credential.response as AuthenticatorAttestationResponse &
    AuthenticatorAssertionResponse;
  const parts = [
    'clientDataJSON',
    'attestationObject',
    'authenticatorData',
    'signature',
    'userHandle',
  ] as const;
  const texts = parts.flatMap((part) => {
    const bytes = response[part];
    return bytes ? [[part, textOf(bytes)]] : [];
  });
  return {
    id: credential.id,
    rawId: credential.id,
    type: credential.type,
    clientExtensionResults: {},
    response: Object.fromEntries(texts),
  };
}

function bytesOf(text: string): Uint8Array {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

function textOf(bytes: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
