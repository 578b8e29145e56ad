import { api } from '../../contract/api.ts';
import type { SecondFactorAsked } from '../../contract/errors.ts';
import { call } from '../api/call.ts';
import { forgetAnswers } from '../api/kept-answers.ts';
import { Problem } from '../api/problem.ts';
import { begin } from '../api/session.ts';

/** Signs in; whatever another account left on this device is gone first. */
export async function signIn(username: string, password: string): Promise<void> {
  const { access } = await call(api.account.login, { body: { username, password } });
  forgetAnswers();
  begin(access);
}

/** Signs in by the second factor, after the password. @param challenge what the password brought */
export async function signInWithFactor(
  challenge: string,
  answer: { code: string } | { recovery_code: string } | { passkey: unknown },
): Promise<void> {
  const { access } = await call(api.factors.answer, { body: { challenge, ...answer } });
  forgetAnswers();
  begin(access);
}

/** Signs in with a passkey alone. @throws Problem also when none was used */
export async function signInWithPasskey(): Promise<void> {
  const { askPasskey } = await import('./passkey.ts');
  const { challenge, options } = await call(api.factors.signInOptions);
  const passkey = await askPasskey(options);
  const { access } = await call(api.factors.signIn, { body: { challenge, passkey } });
  forgetAnswers();
  begin(access);
}

/** What a good password brings where a second factor is asked for; undefined for any other problem. */
export function readAsked(error: unknown): SecondFactorAsked | undefined {
  if (!(error instanceof Problem) || error.fields['code'] !== 'second_factor_required') {
    return undefined;
  }
  return error.body as SecondFactorAsked;
}

/** Whether this browser has passkeys at all. */
export function hasPasskeys(): boolean {
  return typeof PublicKeyCredential !== 'undefined';
}

/** Opens an account and signs in. @param invite where registering needs one */
export async function register(username: string, password: string, invite?: string): Promise<void> {
  const body = invite === undefined ? { username, password } : { username, password, invite };
  await call(api.account.register, { body });
  await signIn(username, password);
}
