import type { access, entry, events } from '../../contract/access.ts';
import { AppError } from '../../contract/errors.ts';
import { callerOf, isoTime, type AccountServices } from '../account/account-services.ts';
import { confirmPassword } from '../account/confirm-password.ts';
import { findUser, isAdministrator } from '../account/users.store.ts';
import type { Handlers } from '../http/route.ts';
import type { Session } from '../http/session.ts';
import { transact } from '../storage/transact.ts';
import {
  countApiTokens,
  deleteApiToken,
  insertApiToken,
  listApiTokens,
} from './api-tokens.store.ts';
import { insertEvent, listEvents } from './events.store.ts';
import { deleteInvite, insertInvite, listInvites } from './invites.store.ts';
import { readScopes } from './read-scopes.ts';
import { resetPassword } from './reset-password.ts';
import { hashSecret, newSecret } from './secret-token.ts';

const DAY_MS = 86_400_000;
const MOST_TOKENS = 50;
const MOST_INVITES = 200;
const INVITE_DAYS = 7;

export function accessHandlers(services: AccountServices): Handlers<typeof access> {
  const { db, now, randomHex } = services;
  return {
    tokens: async ({ session }) => {
      const tokens = await listApiTokens(db, session.userId);
      return tokens.map((token) => ({ ...token, scopes: readScopes(token.scopes) }));
    },
    createToken: async ({ body, session, request }) => {
      const user = await findUser(db, session.userId);
      if (!user) throw new AppError('user_not_found');
      await confirmPassword(services, user, 'password', body.password);
      const { name, days } = body;
      const token = newSecret('api', randomHex);
      const at = now();
      const made = {
        name,
        scopes: (['read', 'write'] as const).filter((scope) => body.scopes.includes(scope)),
        created_at: isoTime(at),
        expires_at: days === undefined ? null : isoTime(at + days * DAY_MS),
        last_used_at: null,
      };
      const id = await transact(db, async (db) => {
        if ((await countApiTokens(db, user.id)) >= MOST_TOKENS) {
          throw new AppError('too_many_tokens');
        }
        await insertEvent(db, user.id, 'token_made', callerOf(request), made.created_at);
        return insertApiToken(db, {
          userId: user.id,
          hash: hashSecret(token),
          name,
          scopes: made.scopes.join(' '),
          now: made.created_at,
          expiresAt: made.expires_at,
        });
      });
      return { id, ...made, token };
    },
    revokeToken: async ({ params, session, request }) => {
      if (!(await deleteApiToken(db, session.userId, params.id))) return undefined;
      await insertEvent(db, session.userId, 'token_revoked', callerOf(request), isoTime(now()));
      return true;
    },
  };
}

export function eventHandlers({ db }: AccountServices): Handlers<typeof events> {
  return { list: ({ session }) => listEvents(db, session.userId) };
}

export function entryHandlers(services: AccountServices): Handlers<typeof entry> {
  const { db, now, randomHex } = services;
  const checkAdministrator = async ({ userId }: Session) => {
    if (!(await isAdministrator(db, userId))) throw new AppError('not_an_administrator');
  };
  return {
    resetPassword: async ({ body, request }) => {
      await resetPassword(services, body, callerOf(request));
      return { message: 'Password changed. Please sign in.' };
    },
    invites: async ({ session }) => {
      await checkAdministrator(session);
      return listInvites(db, MOST_INVITES);
    },
    createInvite: async ({ body, session }) => {
      await checkAdministrator(session);
      const at = now();
      const invite = newSecret('invite', randomHex);
      const kept = await transact(db, async (db) => {
        if ((await listInvites(db, MOST_INVITES)).length === MOST_INVITES) {
          throw new AppError('too_many_invites');
        }
        return insertInvite(db, {
          hash: hashSecret(invite),
          createdBy: session.userId,
          now: isoTime(at),
          expiresAt: isoTime(at + (body.days ?? INVITE_DAYS) * DAY_MS),
        });
      });
      return { ...kept, invite };
    },
    revokeInvite: async ({ params, session }) => {
      await checkAdministrator(session);
      return (await deleteInvite(db, params.id)) || undefined;
    },
  };
}
