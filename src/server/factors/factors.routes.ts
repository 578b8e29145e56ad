import type { factors } from '../../contract/factors.ts';
import { AppError } from '../../contract/errors.ts';
import { callerOf, isoTime, type AccountServices } from '../account/account-services.ts';
import { confirmPassword } from '../account/confirm-password.ts';
import { refreshCookies } from '../account/refresh-cookie.ts';
import { findUser } from '../account/users.store.ts';
import type { EventKind } from '../../contract/access.ts';
import { insertEvent } from '../access/events.store.ts';
import { hashSecret } from '../access/secret-token.ts';
import type { Handlers } from '../http/route.ts';
import { transact } from '../storage/transact.ts';
import { answerChallenge } from './answer-challenge.ts';
import { checkCode } from './check-code.ts';
import {
  countRecoveryCodes,
  deleteFactors,
  findTotp,
  keepTotp,
  replaceRecoveryCodes,
} from './factors.store.ts';
import { base32, totpUri } from './totp.ts';

/** As long as SHA-1's output (RFC 4226 §4, R6). */
const SECRET_BYTES = 20;
const CODES = 10;
const BAD_CODE = 'This code is not good, or was used already.';
/** 80 bits: not to be guessed, so a plain hash keeps them. */
const CODE_BYTES = 10;

export function factorHandlers(services: AccountServices): Handlers<typeof factors> {
  const { db, box, now, randomHex, setCookie } = services;
  const confirmed = async (userId: number, password: string) => {
    const user = await findUser(db, userId);
    if (!user) throw new AppError('user_not_found');
    await confirmPassword(services, user, 'password', password);
    return user;
  };
  const isOn = async (userId: number) => Boolean((await findTotp(db, userId))?.confirmed_at);
  const giveCodes = async (
    userId: number,
    kind: EventKind,
    caller: ReturnType<typeof callerOf>,
  ) => {
    const codes = Array.from({ length: CODES }, () =>
      base32(Buffer.from(randomHex(CODE_BYTES), 'hex')),
    );
    await transact(db, async (db) => {
      await replaceRecoveryCodes(db, userId, codes.map(hashSecret));
      await insertEvent(db, userId, kind, caller, isoTime(now()));
    });
    return { recovery_codes: codes.map((code) => code.replaceAll(/(.{4})(?=.)/g, '$1-')) };
  };
  return {
    answer: async ({ body, request, reply }) => {
      const cookies = refreshCookies(request);
      const pair = await answerChallenge(services, body, cookies, callerOf(request));
      setCookie(request, reply, pair.refresh);
      return { access: pair.access };
    },
    list: async ({ session: { userId } }) => {
      const addedAt = (await findTotp(db, userId))?.confirmed_at ?? null;
      return {
        totp: addedAt === null ? null : { added_at: addedAt },
        recovery_codes_left: await countRecoveryCodes(db, userId),
      };
    },
    startTotp: async ({ session }) => {
      const user = await findUser(db, session.userId);
      if (!user) throw new AppError('user_not_found');
      const secret = Buffer.from(randomHex(SECRET_BYTES), 'hex');
      if (!(await keepTotp(db, user.id, box.seal(secret, user.id)))) {
        throw new AppError('totp_is_on');
      }
      return { secret: base32(secret), uri: totpUri(secret, user.username) };
    },
    confirmTotp: async ({ body, session, request }) => {
      const { id } = await confirmed(session.userId, body.password);
      const caller = callerOf(request);
      if (await isOn(id)) throw new AppError('totp_is_on');
      if (!(await checkCode(services, id, { code: body.code }, caller, 'pending'))) {
        throw new AppError('invalid_input', { code: [BAD_CODE] });
      }
      return giveCodes(id, 'second_factor_added', caller);
    },
    renewRecoveryCodes: async ({ body, session, request }) => {
      const { id } = await confirmed(session.userId, body.password);
      if (!(await isOn(id))) throw new AppError('no_second_factor');
      return giveCodes(id, 'recovery_codes_made', callerOf(request));
    },
    removeTotp: async ({ body, session, request }) => {
      const { id } = await confirmed(session.userId, body.password);
      if (!(await isOn(id))) return undefined;
      const caller = callerOf(request);
      const either = { code: body.code, recovery_code: body.code };
      if (!(await checkCode(services, id, either, caller, 'on'))) {
        throw new AppError('invalid_input', { code: [BAD_CODE] });
      }
      return transact(db, async (db) => {
        if (!(await deleteFactors(db, id))) return undefined;
        await insertEvent(db, id, 'second_factor_removed', caller, isoTime(now()));
        return true;
      });
    },
  };
}
