import { PASSWORD, type Answer, type Person } from './kit.ts';
import { authenticator, type Authenticator, type Mood } from './passkey.ts';

/** What the endpoints of passkeys need to be asked something good. */
export interface PasskeyStop {
  /** The number of a passkey of the account; 0 where it is still to be kept. */
  id: number;
  body: { challenge: string; passkey: Record<string, unknown> };
}

/** Makes a passkey for somebody's account, and what it would send to an endpoint. @param name of the endpoint */
export async function setUpPasskey(name: string, person: Person): Promise<PasskeyStop> {
  const key = authenticator('http://localhost');
  const { challenge, options } = (await askForNew(person)).body;
  const made = { challenge, passkey: key.create(options) };
  if (name === 'addPasskey') return { id: 0, body: made };
  const added = { ...made, name: 'phone' };
  const { id } = (await person.post('/api/user/factors/passkeys/', added)).body;
  const asked = (await person.post('/api/user/token/passkey/options/')).body;
  return { id, body: { challenge: asked.challenge, passkey: key.get(asked.options) } };
}

/** What the server says before a passkey is made. */
export function askForNew(person: Person, password = PASSWORD): Promise<Answer> {
  return person.post('/api/user/factors/passkeys/options/', { password });
}

/** Takes all passkeys from the account again. */
export async function removePasskeys(person: Person): Promise<void> {
  for (const { id } of (await person.get('/api/user/factors/')).body.passkeys) {
    await person.delete(`/api/user/factors/passkeys/${id}/`, { password: PASSWORD });
  }
}

/** Adds a passkey to somebody's account. @param more what else to send, or to send instead */
export async function addPasskey(
  person: Person,
  key: Authenticator,
  mood: Mood = {},
  more: object = {},
): Promise<Answer> {
  const { challenge, options } = (await askForNew(person)).body;
  const passkey = key.create(options, mood);
  const body = { challenge, name: 'phone', passkey, ...more };
  return person.post('/api/user/factors/passkeys/', body);
}
