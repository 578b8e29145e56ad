import type { FastifyRequest } from 'fastify';
import type { factors } from '../../contract/factors.ts';
import { AppError } from '../../contract/errors.ts';
import { insertEvent } from '../access/events.store.ts';
import { hashSecret, newSecret } from '../access/secret-token.ts';
import { callerOf, isoTime, type AccountServices } from '../account/account-services.ts';
import { confirmUser } from '../account/confirm-password.ts';
import { finishLogin } from '../account/finish-login.ts';
import { refreshCookies } from '../account/refresh-cookie.ts';
import { addressKey } from '../account/throttle.ts';
import { findUser } from '../account/users.store.ts';
import type { Handlers } from '../http/route.ts';
import { transact } from '../storage/transact.ts';
import { forgetIdleCodes } from './asked-factors.ts';
import {
  deletePasskey,
  insertPasskey,
  insertQuestion,
  listPasskeys,
  renamePasskey,
  takeQuestion,
  type Asker,
} from './passkeys.store.ts';
import { newPasskeyOptions, passkeyOptions, readNewPasskey } from './read-passkey.ts';
import { firstRecoveryCodes } from './recovery-codes.ts';
import { relyingParty, type RelyingParty } from './relying-party.ts';
import { checkPasskey } from './check-passkey.ts';

/** How long a question to authenticators waits for its answer, in ms. */
const QUESTION_MS = 300_000;
const MOST_PASSKEYS = 20;
/** 256 bits, and nothing that tells whose it is (WebAuthn §14.6.1). */
const HANDLE_BYTES = 32;
const TOO_LATE = 'That took too long. Please try again.';

type PasskeyHandlers = Pick<
  Handlers<typeof factors>,
  | 'passkeyOptions'
  | 'addPasskey'
  | 'renamePasskey'
  | 'removePasskey'
  | 'ways'
  | 'signInOptions'
  | 'signIn'
>;

type KeptPasskey = Awaited<ReturnType<typeof listPasskeys>>[number];

/** A passkey as its owner sees it. */
export function shownPasskey({
  id,
  name,
  created_at,
  last_used_at,
  is_synced,
}: Omit<KeptPasskey, 'transports' | 'credential_id' | 'user_handle' | 'rp_id'>) {
  return { id, name, created_at, last_used_at, is_synced: is_synced === 1 };
}

export function passkeyHandlers(services: AccountServices): PasskeyHandlers {
  const { config, db, throttle, now, randomHex, setCookie } = services;
  const site = (request: FastifyRequest): RelyingParty => {
    const rp = relyingParty(config, request);
    if (!rp) throw new AppError('passkeys_unavailable');
    return rp;
  };
  const ask = async (user?: Asker) => {
    const secret = newSecret('challenge', randomHex);
    const at = now();
    const times = { now: isoTime(at), expiresAt: isoTime(at + QUESTION_MS) };
    const question = { hash: hashSecret(secret), ...times, ...(user ? { user } : {}) };
    await transact(db, (db) => insertQuestion(db, question));
    return secret;
  };
  return {
    ways: async ({ request }) => ({
      registration: config.registration,
      passkeys: relyingParty(config, request) !== undefined,
    }),
    passkeyOptions: async ({ body, session, request }) => {
      const rp = site(request);
      const user = await confirmUser(services, session.userId, body.password);
      const known = await listPasskeys(db, user.id);
      const handle =
        known[0]?.user_handle ?? Buffer.from(randomHex(HANDLE_BYTES), 'hex').toString('base64url');
      const challenge = await ask({ ...user, handle });
      const named = { username: user.username, handle };
      const here = known.filter((passkey) => passkey.rp_id === rp.id);
      return { challenge, options: await newPasskeyOptions(rp, named, here, challenge) };
    },
    addPasskey: async ({ body, session, request }) => {
      const rp = site(request);
      const user = await findUser(db, session.userId);
      if (!user) throw new AppError('user_not_found');
      const at = isoTime(now());
      const question = await takeQuestion(db, hashSecret(body.challenge), user, at);
      const userHandle = question?.user_handle ?? undefined;
      if (userHandle === undefined) throw new AppError('invalid_input', { challenge: [TOO_LATE] });
      const read = await readNewPasskey(rp, body.challenge, body.passkey);
      if (!read) throw new AppError('invalid_input', { passkey: ['This is no passkey for here.'] });
      return transact(db, async (db) => {
        const known = await listPasskeys(db, user.id);
        if (known.length >= MOST_PASSKEYS) throw new AppError('too_many_passkeys');
        const { name } = body;
        const passkey = { ...read, userHandle, userId: user.id, rpId: rp.id, name, now: at };
        const id = await insertPasskey(db, passkey);
        if (id === undefined) {
          throw new AppError('invalid_input', { passkey: ['This passkey is kept already.'] });
        }
        const recovery_codes = await firstRecoveryCodes(db, user.id, randomHex);
        await insertEvent(db, user.id, 'passkey_added', callerOf(request), at);
        const { isSynced: is_synced } = read;
        return { id, name, created_at: at, last_used_at: null, is_synced, recovery_codes };
      });
    },
    renamePasskey: async ({ params, body, session }) => {
      const passkey = await renamePasskey(db, session.userId, params.id, body.name);
      return passkey && shownPasskey(passkey);
    },
    removePasskey: async ({ params, body, session, request }) => {
      const user = await confirmUser(services, session.userId, body.password);
      return transact(db, async (db) => {
        if (!(await deletePasskey(db, user.id, params.id))) return undefined;
        await forgetIdleCodes(db, user.id);
        await insertEvent(db, user.id, 'passkey_removed', callerOf(request), isoTime(now()));
        return true;
      });
    },
    signInOptions: async ({ request }) => {
      const rp = site(request);
      const limit = config.limits.registerPerAddress;
      await throttle.take([{ key: `passkey options ${addressKey(request.ip)}`, limit }]);
      const challenge = await ask();
      return { challenge, options: await passkeyOptions(rp, [], challenge) };
    },
    signIn: async ({ body, request, reply }) => {
      const rp = site(request);
      const caller = callerOf(request);
      const limit = config.limits.loginPerAddress;
      const counts = [{ key: `passkey ${addressKey(caller.ip)}`, limit }];
      const hash = hashSecret(body.challenge);
      const user = await throttle.countFailures(counts, async () => {
        if (!(await takeQuestion(db, hash, undefined, isoTime(now())))) {
          throw new AppError('challenge_not_good');
        }
        return checkPasskey(services, rp, body.challenge, body.passkey, undefined, caller);
      });
      if (!user) throw new AppError('passkey_not_good');
      const cookies = refreshCookies(request);
      const pair = await transact(db, (db) =>
        finishLogin(services, db, user, cookies, caller, 'signed_in_with_passkey'),
      );
      setCookie(request, reply, pair.refresh);
      return { access: pair.access };
    },
  };
}
