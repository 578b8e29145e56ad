import { passwordProblems } from '../../domain/account-rules.ts';
import type { account } from '../../contract/account.ts';
import { AppError } from '../../contract/errors.ts';
import type { Handlers } from '../http/route.ts';
import { callerOf, isoTime, type AccountServices } from './account-services.ts';
import { deleteEvents, insertEvent } from '../access/events.store.ts';
import { changePassword } from './change-password.ts';
import { confirmPassword } from './confirm-password.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { login } from './login.ts';
import { withPresentedToken } from './presented-token.ts';
import { relyingParty } from '../factors/relying-party.ts';
import { refresh } from './refresh.ts';
import { refreshCookies } from './refresh-cookie.ts';
import { register } from './register.ts';
import { signOut } from './sign-out.ts';
import { listSessions, revokeAllSessions, revokeOwnSession } from './sessions.store.ts';
import { deleteUser, findKitchen, findUser } from './users.store.ts';
import { transact } from '../storage/transact.ts';

export function accountHandlers(services: AccountServices): Handlers<typeof account> {
  const { config, db, tokens, setCookie, now } = services;
  return {
    register: async ({ body, request }) => {
      await register(services, body, callerOf(request));
      return { message: 'User registered successfully' };
    },
    login: async ({ body, request, reply }) => {
      const pair = await login(
        services,
        body,
        refreshCookies(request),
        callerOf(request),
        relyingParty(config, request),
      );
      setCookie(request, reply, pair.refresh);
      return { access: pair.access };
    },
    refresh: async ({ body, request, reply }) => {
      const pair = await withPresentedToken(
        tokens,
        refreshCookies(request),
        body.refresh,
        (token) => refresh(services, token, callerOf(request)),
      );
      setCookie(request, reply, pair.refresh);
      return { access: pair.access };
    },
    logout: async ({ body, request, reply }) => {
      const sent = (body as { refresh?: unknown } | undefined)?.refresh;
      const texts = [...refreshCookies(request), ...(typeof sent === 'string' ? [sent] : [])];
      const sessionIds = texts.flatMap((text) => tokens.sessionOf(text) ?? []);
      const caller = callerOf(request);
      for (const id of new Set(sessionIds)) await signOut(services, id, caller);
      setCookie(request, reply, '');
      return { message: 'Logged out successfully' };
    },
    me: async ({ session }) => {
      const [user, kitchen] = await Promise.all([
        findUser(db, session.userId),
        findKitchen(db, session.kitchenId),
      ]);
      if (!user || !kitchen) throw new AppError('user_not_found');
      const { id, username, created_at } = user;
      const extra = config.model.provider === 'none' ? {} : { reads_photos: true };
      return { id, username, created_at, is_admin: user.is_admin === 1, kitchen, ...extra };
    },
    changePassword: async ({ body, session, request, reply }) => {
      const user = await findUser(db, session.userId);
      if (!user) throw new AppError('user_not_found');
      const problems = passwordProblems(body.new_password, user.username);
      if (problems.length > 0) throw new AppError('invalid_input', { new_password: problems });
      await confirmPassword(services, user, 'current_password', body.current_password);
      const pair = await changePassword(services, user, body.new_password, callerOf(request));
      setCookie(request, reply, pair.refresh);
      return { access: pair.access };
    },
    remove: async ({ body, session, request, reply }) => {
      const user = await findUser(db, session.userId);
      if (!user) throw new AppError('user_not_found');
      await confirmPassword(services, user, 'password', body.password);
      await transact(db, async (db) => {
        await revokeAllSessions(db, user.id, undefined, 'account deleted', isoTime(now()));
        await deleteUser(db, user.id);
        await deleteEvents(db, user.id);
      });
      services.clearPictures();
      setCookie(request, reply, '');
      return true;
    },
    sessions: async ({ session }) => {
      const sessions = await listSessions(db, session.userId, isoTime(now()));
      return sessions.map((row) => ({ ...row, current: row.id === session.sessionId }));
    },
    endSession: async ({ params, session, request }) => {
      const at = isoTime(now());
      if (!(await revokeOwnSession(db, session.userId, params.id, at))) return undefined;
      await insertEvent(db, session.userId, 'session_ended', callerOf(request), at);
      return true;
    },
    endOtherSessions: async ({ session, request, reply }) => {
      const pair = await endOtherSessions(services, session.userId, callerOf(request));
      setCookie(request, reply, pair.refresh);
      return { access: pair.access };
    },
  };
}
