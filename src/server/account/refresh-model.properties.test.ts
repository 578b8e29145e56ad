import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AccountModel, seen, type SeenToken } from '../../../test/account-model.ts';
import {
  PASSWORD,
  refreshTokenOf,
  startTestApp,
  type Answer,
  type TestApp,
} from '../../../test/kit.ts';

const LIMIT = '99999/0.001s';
const DAY = 86_400_000;

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp({
    settings: {
      LIMIT_REFRESH_PER_SESSION: LIMIT,
      LIMIT_REGISTER_PER_ADDRESS: LIMIT,
      LIMIT_LOGIN_PER_ADDRESS: LIMIT,
      LIMIT_LOGIN_PER_NAME: LIMIT,
      LIMIT_LOGIN_PER_NAME_AND_ADDRESS: LIMIT,
    },
  });
});
afterAll(() => kit.close());

type Step = fc.AsyncCommand<AccountModel, TestApp>;

/** A step, after which every session in the database is as the model has it. */
const step = (name: string, run: (model: AccountModel) => Promise<void>): Step => ({
  check: () => true,
  run: async (model) => {
    await run(model);
    const rows = await kit.db
      .selectFrom('sessions')
      .select(['id', 'user_id', 'anchor', 'revoked_at'])
      .where('id', 'in', [...model.sessions.keys()])
      .execute();
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const [id, { userId, anchor, end, isRevoked }] of model.sessions) {
      const row = found.get(id);
      // Rows are forgotten when no token of theirs can live.
      if (!row && end <= kit.clock.now) continue;
      expect([row?.user_id, row?.anchor, row && row.revoked_at !== null]).toEqual([
        userId,
        anchor,
        isRevoked,
      ]);
    }
  },
  toString: () => name,
});

/** One of those there are; negative from the end. */
function pickFrom<Value>(list: readonly Value[], pick: number): Value {
  const value = list.at(pick < 0 ? Math.max(pick, -list.length) : pick % list.length);
  if (value === undefined) throw new Error('There is none to pick.');
  return value;
}

const send = (path: string, body: unknown, headers: Record<string, string>) =>
  kit.nobody.post(path, body, { headers });
const asOwner = ({ text }: SeenToken) => ({ authorization: `Bearer ${text}` });
const cookie = ({ text }: SeenToken) => ({ cookie: `refresh_token=${text}` });

/** P6: a token ends when it must, and no two have one identity. */
function learn(model: AccountModel, answer: Answer): SeenToken {
  const [access, refresh] = [seen(answer.body.access), seen(refreshTokenOf(answer))];
  for (const token of [access, refresh]) {
    expect(model.identities.has(token.jti)).toBe(false);
    model.identities.add(token.jti);
    expect(token.iat).toBe(Math.floor(kit.clock.now / 1000));
  }
  expect([access.user_id, access.sid, access.ver]).toEqual([
    refresh.user_id,
    refresh.sid,
    refresh.ver,
  ]);
  expect([access.token_type, access.exp]).toEqual(['access', access.iat + 300]);
  expect(refresh.token_type).toBe('refresh');
  model.accessTokens.push(access);
  model.refreshTokens.push(refresh);
  return refresh;
}

function begin(model: AccountModel, answer: Answer): void {
  const token = learn(model, answer);
  const { now } = kit.clock;
  expect(model.sessions.has(token.sid)).toBe(false);
  expect([token.pid, token.rat]).toEqual([token.rid, now]);
  expect(token.ver).toBe(model.userOf(token)?.version);
  model.begin(token, now);
  expect(token.exp).toBe(model.endOfNewToken(token.sid, now));
}

const refresh = (pick: number) =>
  step(`refresh(${pick})`, async (model) => {
    const token = pickFrom(model.refreshTokens, pick);
    const outcome = model.refresh(token, kit.clock.now);
    const answer = await send('/api/user/token/refresh/', undefined, cookie(token));
    if ('refused' in outcome) {
      expect([answer.status, answer.body.detail]).toEqual([401, outcome.refused]);
      expect(answer.cookies).toEqual([]);
      return;
    }
    expect(answer.status).toBe(200);
    const next = learn(model, answer);
    expect([next.sid, next.pid, next.rat]).toEqual([token.sid, outcome.pid, outcome.rat]);
    expect(next.exp).toBe(model.endOfNewToken(token.sid, kit.clock.now));
    if (outcome.rid !== undefined) expect(next.rid).toBe(outcome.rid);
    else expect(model.refreshTokens.filter(({ rid }) => rid === next.rid)).toEqual([next]);
  });

const wait = (ms: number) =>
  step(`wait(${ms})`, async () => {
    kit.clock.now += ms;
  });

const login = (who: number, held: number | undefined) =>
  step(`login(${who}, ${held})`, async (model) => {
    const user = pickFrom(model.users, who);
    const token = held === undefined ? undefined : pickFrom(model.refreshTokens, held);
    const body = { username: user.name, password: user.password };
    const answer = await send('/api/user/token/', body, token ? cookie(token) : {});
    expect(answer.status).toBe(user.state === 'active' ? 200 : 401);
    if (answer.status !== 200) return;
    if (token && token.exp * 1000 > kit.clock.now) model.revoke(token.sid);
    begin(model, answer);
  });

const logout = (pick: number, isInBody: boolean) =>
  step(`logout(${pick}, ${isInBody})`, async (model) => {
    const token = pickFrom(model.refreshTokens, pick);
    const path = '/api/user/logout/';
    await (isInBody
      ? send(path, { refresh: token.text }, {})
      : send(path, undefined, cookie(token)));
    model.revoke(token.sid);
  });

/** A step of whoever holds an access token, refused in the right words when it is not good. */
const owned = (
  name: string,
  pick: number,
  ask: (model: AccountModel, access: SeenToken) => Promise<Answer>,
  then: (model: AccountModel, access: SeenToken, answer: Answer) => void,
) =>
  step(`${name}(${pick})`, async (model) => {
    const access = pickFrom(model.accessTokens, pick);
    const refusal = model.refusalOfAccess(access, kit.clock.now);
    const answer = await ask(model, access);
    if (refusal === undefined) then(model, access, answer);
    else expect([answer.status, answer.body.code]).toEqual([401, refusal]);
  });

const startOver = (model: AccountModel, access: SeenToken, answer: Answer) => {
  const user = model.userOf(access);
  expect(answer.status).toBe(200);
  if (!user) return;
  user.version += 1;
  model.revokeAllOf(user);
  begin(model, answer);
};

const revokeOthers = (pick: number) =>
  owned(
    'revokeOthers',
    pick,
    (_model, access) => send('/api/user/sessions/revoke-others/', undefined, asOwner(access)),
    startOver,
  );

const changePassword = (pick: number) =>
  owned(
    'changePassword',
    pick,
    (model, access) => {
      const sofar = model.userOf(access)?.password;
      const body = { current_password: sofar, new_password: `${PASSWORD} ${access.jti}` };
      return send('/api/user/password/', body, asOwner(access));
    },
    (model, access, answer) => {
      startOver(model, access, answer);
      const user = model.userOf(access);
      if (user) user.password = `${PASSWORD} ${access.jti}`;
    },
  );

const revoke = (pick: number, which: number) =>
  owned(
    `revoke(${which})`,
    pick,
    (model, access) => {
      const { sid } = pickFrom(model.refreshTokens, which);
      const headers = asOwner(access);
      return kit.nobody.delete(`/api/user/sessions/${sid}/`, undefined, { headers });
    },
    (model, access, answer) => {
      const { sid } = pickFrom(model.refreshTokens, which);
      const session = model.sessions.get(sid);
      const isOwn = session?.userId === access.user_id;
      const isAlive = session && !session.isRevoked && session.end > kit.clock.now;
      expect(answer.status).toBe(isOwn && isAlive ? 204 : 404);
      if (answer.status === 204) model.revoke(sid);
    },
  );

const remove = (pick: number) =>
  owned(
    'remove',
    pick,
    (model, access) => {
      const body = { password: model.userOf(access)?.password };
      return kit.nobody.delete('/api/user/', body, { headers: asOwner(access) });
    },
    (model, access, answer) => {
      const user = model.userOf(access);
      expect(answer.status).toBe(204);
      if (!user) return;
      user.state = 'gone';
      model.revokeAllOf(user);
    },
  );

const turn = (who: number, state: 'active' | 'off') =>
  step(`turn(${who}, ${state})`, async (model) => {
    const user = pickFrom(model.users, who);
    if (user.state === 'gone') return;
    user.state = state;
    const values = { is_active: state === 'active' ? 1 : 0 };
    await kit.db.updateTable('users').set(values).where('id', '=', user.id).execute();
  });

const any = fc.oneof(fc.constantFrom(-1, -2), fc.nat(60));
const who = fc.nat(1);
const short = fc.constantFrom(1, 900, 15_000, 29_999, 30_000, 30_001);
const long = fc.constantFrom(301_000, 3_600_000, DAY, 29 * DAY, 30 * DAY, 61 * DAY);
/** Puts a kind of step in so many times, to be chosen so much more often. */
const often = <Value>(times: number, value: Value) => Array.from({ length: times }, () => value);
const steps = fc.commands<AccountModel, TestApp, false>(
  [
    ...often(9, any.map(refresh)),
    ...often(5, short.map(wait)),
    long.map(wait),
    ...often(
      2,
      fc.tuple(who, fc.option(any, { nil: undefined })).map((args) => login(...args)),
    ),
    fc.tuple(any, fc.boolean()).map((args) => logout(...args)),
    any.map(revokeOthers),
    any.map(changePassword),
    fc.tuple(any, any).map((args) => revoke(...args)),
    any.map(remove),
    fc.tuple(who, fc.constantFrom('active', 'active', 'off')).map((args) => turn(...args)),
  ],
  { maxCommands: 50, size: 'max' },
);

/** Two people, signed in. */
async function twoPeople(): Promise<AccountModel> {
  const people = [await kit.signUp(), await kit.signUp()];
  const users = people.map(({ name, token }) => {
    const { user_id: id } = seen(token);
    return { id, name, password: PASSWORD, version: 0, state: 'active' as const };
  });
  const model = new AccountModel(users);
  for (const { token, refreshToken } of people) {
    model.accessTokens.push(seen(token));
    model.refreshTokens.push(seen(refreshToken));
    model.begin(seen(refreshToken), kit.clock.now);
  }
  return model;
}

test('P1, P6: whatever is done in whatever order, every token fares as the rule says', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (commands) => {
      const model = await twoPeople();
      await fc.asyncModelRun(() => ({ model, real: kit }), commands);
      for (const token of model.refreshTokens) {
        if (!model.sessions.get(token.sid)?.isRevoked) continue;
        const answer = await send('/api/user/token/refresh/', undefined, cookie(token));
        expect(answer.status).toBe(401);
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);
