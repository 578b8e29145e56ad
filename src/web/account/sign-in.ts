import { api } from '../../contract/api.ts';
import { call } from '../api/call.ts';
import { forgetAnswers } from '../api/kept-answers.ts';
import { begin } from '../api/session.ts';

/** Signs in; whatever another account left on this device is gone first. */
export async function signIn(username: string, password: string): Promise<void> {
  const { access } = await call(api.account.login, { body: { username, password } });
  forgetAnswers();
  begin(access);
}

/** Signs in by the second factor, after the password. @param challenge what the password brought */
export async function signInWithCode(
  challenge: string,
  answer: { code: string } | { recovery_code: string },
): Promise<void> {
  const { access } = await call(api.factors.answer, { body: { challenge, ...answer } });
  forgetAnswers();
  begin(access);
}

/** Opens an account and signs in. @param invite where registering needs one */
export async function register(username: string, password: string, invite?: string): Promise<void> {
  const body = invite === undefined ? { username, password } : { username, password, invite };
  await call(api.account.register, { body });
  await signIn(username, password);
}
