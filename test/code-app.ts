import { codeAt, stepAt } from '../src/server/factors/totp.ts';
import { fromBase32 } from './base32.ts';
import { PASSWORD, type Person } from './kit.ts';

/** What the endpoints of second factors need to be asked something good. */
export interface CodeApp {
  code: string;
  /** The next one, which is good as well, as clocks differ. */
  nextCode: string;
  challenge: string;
  recoveryCodes: string[];
}

/**
 * Sets up a code app for somebody's account, as far as an endpoint needs it.
 * @param name of the endpoint
 * @param person who was signed in just now: their token tells the time
 */
export async function setUpCodeApp(name: string, person: Person): Promise<CodeApp> {
  const { body } = await person.post('/api/user/factors/totp/');
  const step = stepAt(timeOf(person));
  const codeOf = (number: number) => codeAt(fromBase32(body.secret), number);
  const nextCode = codeOf(step + 1);
  if (name === 'confirmTotp') {
    return { code: codeOf(step), nextCode, challenge: '', recoveryCodes: [] };
  }
  const { body: confirmed } = await person.post('/api/user/factors/totp/confirm/', {
    code: codeOf(step),
    password: PASSWORD,
  });
  const { body: asked } = await person.post('/api/user/token/', {
    username: person.name,
    password: PASSWORD,
  });
  return {
    // The one before is used up.
    code: nextCode,
    nextCode,
    challenge: asked.challenge,
    recoveryCodes: confirmed.recovery_codes,
  };
}

/** Takes the code app from the account again, whatever became of it. */
export async function removeCodeApp(person: Person, { nextCode, recoveryCodes }: CodeApp) {
  for (const one of [...recoveryCodes.slice(0, 1), nextCode]) {
    await person.delete('/api/user/factors/totp/', { code: one, password: PASSWORD });
  }
  const { body } = await person.get('/api/user/factors/');
  if (body.totp !== null) throw new Error('The code app is still there.');
}

function timeOf({ token }: Person): number {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return claims.iat * 1000;
}
