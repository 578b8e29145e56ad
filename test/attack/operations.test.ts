import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HEADER, payloadOf, signToken } from '../forging.ts';
import type { Person, TestApp } from '../kit.ts';
import {
  allRows,
  besiege,
  catalogue,
  expectKept,
  KEY,
  OF_ALL,
  takeRound,
  withoutWriting,
} from './siege.ts';

// Every operation there is, at a moment when its request would be good, from those who must not send it.

let kit: TestApp;
/** By endpoint: what was answered to whom. */
const answered = new Map<string, Map<string, Set<number>>>();
const texts: string[] = [];

/** Tokens that open nothing, made from good ones. */
function badTokens({ token, refreshToken }: Person): Record<string, string> {
  const claims = payloadOf(token);
  const long = Math.floor(kit.clock.now / 1000) - 1000;
  return {
    'no token': '',
    garbage: 'Bearer garbage.garbage.garbage',
    'an expired token': `Bearer ${signToken(Buffer.from(KEY), HEADER, { ...claims, iat: long - 300, exp: long })}`,
    'a refresh token': `Bearer ${refreshToken}`,
    'a token of another key': `Bearer ${signToken(Buffer.from(KEY.replace('our', 'his')), HEADER, claims)}`,
  };
}

const WITHOUT_RIGHT = [
  'no token',
  'garbage',
  'an expired token',
  'a refresh token',
  'a token of another key',
];

function note(title: string, who: string, status: number): void {
  const whose = answered.get(title) ?? new Map<string, Set<number>>();
  answered.set(title, whose.set(who, (whose.get(who) ?? new Set()).add(status)));
}

beforeAll(async () => {
  kit = await besiege();
  await takeRound(kit, {
    before: async ({ title, endpoint, path, sent, person }) => {
      if (endpoint.access === 'public') return;
      const before = await allRows(kit.db);
      await withoutWriting(kit.db, title, async () => {
        for (const [who, authorization] of Object.entries(badTokens(person))) {
          const headers = { ...sent.headers, ...(authorization === '' ? {} : { authorization }) };
          const answer = await kit.nobody.send(endpoint.method, path, { ...sent, headers });
          note(title, who, answer.status);
        }
      });
      const stranger = await kit.signUp();
      const { status, text } = await stranger.send(endpoint.method, path, sent);
      note(title, 'a stranger', status);
      texts.push(text);
      expectKept(before, await allRows(kit.db), title);
    },
  });
}, 120_000);
afterAll(() => kit.close());

const guarded = catalogue.filter(({ endpoint }) => endpoint.access !== 'public');
const toured = guarded.filter(({ title }) => !OF_ALL.has(title));

describe.each(WITHOUT_RIGHT)('%s', (who) => {
  test.each(toured)('opens nothing and writes nothing: $title', ({ title }) => {
    expect([...(answered.get(title)?.get(who) ?? [])]).toEqual([401]);
  });
});

describe('another cook', () => {
  test.each(toured)('changes nothing that is not theirs: $title', ({ title, endpoint }) => {
    const statuses = [...(answered.get(title)?.get('a stranger') ?? [])];
    expect(statuses).not.toEqual([]);
    if (endpoint.errors?.includes('not_an_administrator')) expect(statuses).toEqual([403]);
    else if (endpoint.absent !== undefined && endpoint.path.includes('{')) {
      // What the path names is not there for them, whatever else they send.
      expect(statuses).toEqual([404]);
    } else for (const status of statuses) expect(status).toBeLessThan(500);
  });

  test('is told nothing of it', () => {
    expect(texts.length).toBeGreaterThan(40);
    for (const text of texts) expect(text).not.toMatch(/secret (?:soup|sauce|spice)/);
  });
});

describe('everything of everybody', () => {
  const all = guarded.filter(({ title }) => OF_ALL.has(title));
  test.each(all)('is for administrators: $title', async ({ endpoint }) => {
    const cook = await kit.signUp();
    await withoutWriting(kit.db, endpoint.path, async () => {
      const [type = 'application/json'] = [endpoint.upload ?? []].flat();
      const headers = { 'content-type': type };
      for (const authorization of Object.values(badTokens(cook))) {
        const sent = { body: '{}', headers: { ...headers, authorization } };
        expect((await kit.nobody.send(endpoint.method, endpoint.path, sent)).status).toBe(401);
      }
      const answer = await cook.send(endpoint.method, endpoint.path, { body: '{}', headers });
      expect(answer.status).toBe(403);
    });
  });
});
