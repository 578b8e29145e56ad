import type { factors } from '../../contract/factors.ts';
import { AppError } from '../../contract/errors.ts';
import { callerOf, isoTime, type AccountServices } from '../account/account-services.ts';
import { confirmUser } from '../account/confirm-password.ts';
import { refreshCookies } from '../account/refresh-cookie.ts';
import { findUser } from '../account/users.store.ts';
import { insertEvent } from '../access/events.store.ts';
import type { Handlers } from '../http/route.ts';
import { transact } from '../storage/transact.ts';
import { answerChallenge } from './answer-challenge.ts';
import { checkCode } from './check-code.ts';
import { factorsOf, forgetIdleCodes } from './asked-factors.ts';
import { countRecoveryCodes, deleteTotp, findTotp, keepTotp } from './factors.store.ts';
import { passkeyHandlers, shownPasskey } from './passkeys.routes.ts';
import { firstRecoveryCodes, newRecoveryCodes } from './recovery-codes.ts';
import { relyingParty } from './relying-party.ts';
import { base32, totpUri } from './totp.ts';

/** As long as SHA-1's output (RFC 4226 §4, R6). */
const SECRET_BYTES = 20;
const BAD_CODE = 'This code is not good, or was used already.';

export function factorHandlers(services: AccountServices): Handlers<typeof factors> {
  const { config, db, box, now, randomHex, setCookie } = services;
  const isOn = async (userId: number) => Boolean((await findTotp(db, userId))?.confirmed_at);
  return {
    ...passkeyHandlers(services),
    answer: async ({ body, request, reply }) => {
      const cookies = refreshCookies(request);
      const rp = relyingParty(config, request);
      const pair = await answerChallenge(services, body, cookies, callerOf(request), rp);
      setCookie(request, reply, pair.refresh);
      return { access: pair.access };
    },
    list: async ({ session: { userId }, request }) => {
      const { totpSince, passkeys } = await factorsOf(db, userId);
      return {
        totp: totpSince === undefined ? null : { added_at: totpSince },
        passkeys: passkeys.map(shownPasskey),
        recovery_codes_left: await countRecoveryCodes(db, userId),
        can_add_passkeys: relyingParty(config, request) !== undefined,
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
      const { id } = await confirmUser(services, session.userId, body.password);
      const caller = callerOf(request);
      if (await isOn(id)) throw new AppError('totp_is_on');
      if (!(await checkCode(services, id, { code: body.code }, caller, 'pending'))) {
        throw new AppError('invalid_input', { code: [BAD_CODE] });
      }
      return transact(db, async (db) => {
        await insertEvent(db, id, 'second_factor_added', caller, isoTime(now()));
        return { recovery_codes: await firstRecoveryCodes(db, id, randomHex) };
      });
    },
    renewRecoveryCodes: async ({ body, session, request }) => {
      const { id } = await confirmUser(services, session.userId, body.password);
      if (!(await factorsOf(db, id)).isAsked) throw new AppError('no_second_factor');
      return transact(db, async (db) => {
        await insertEvent(db, id, 'recovery_codes_made', callerOf(request), isoTime(now()));
        return { recovery_codes: await newRecoveryCodes(db, id, randomHex) };
      });
    },
    removeTotp: async ({ body, session, request }) => {
      const { id } = await confirmUser(services, session.userId, body.password);
      if (!(await isOn(id))) return undefined;
      const caller = callerOf(request);
      const either = { code: body.code, recovery_code: body.code };
      if (!(await checkCode(services, id, either, caller, 'on'))) {
        throw new AppError('invalid_input', { code: [BAD_CODE] });
      }
      return transact(db, async (db) => {
        if (!(await deleteTotp(db, id))) return undefined;
        await forgetIdleCodes(db, id);
        await insertEvent(db, id, 'second_factor_removed', caller, isoTime(now()));
        return true;
      });
    },
  };
}
