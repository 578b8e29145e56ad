import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/kit.ts';
import { refreshBy, SETTLE } from '../../../test/refreshing.ts';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';

/** R: how long a request and its answer take together at the most, in ms. */
const TRIP = 10_000;
/** How far the clocks of two servers are apart, in ms. */
const APART = 5000;
const SETTINGS = {
  SECRET_KEY: 'a key of our own, 32 bytes or more',
  LIMIT_REFRESH_PER_SESSION: '100000/0.001s',
  LIMIT_REGISTER_PER_ADDRESS: '9999/0.1s',
};

let kit: TestApp;
/** Who is at the browser; every life begins with a sign-in. */
let name: string;
/** A second server on the same database, whose clock is ahead. */
let ahead: FastifyInstance;

beforeAll(async () => {
  kit = await startTestApp({ settings: SETTINGS });
  ({ name } = await kit.signUp());
  ahead = await createApp({
    config: readConfig(SETTINGS),
    db: kit.db,
    keys: [Buffer.from(SETTINGS.SECRET_KEY)],
    log: pino({ level: 'silent' }),
    now: () => kit.clock.now + APART,
    randomHex: (bytes) => randomBytes(bytes).toString('hex'),
    fetchPage: () => Promise.reject(new Error('This test fetches no page.')),
  });
  await ahead.ready();
});
afterAll(async () => {
  await ahead.close();
  await kit.close();
});

/** One tab's request: when in the burst it leaves, how long both ways take, and what is lost on the way. */
interface Tab {
  leaves: number;
  there: number;
  back: number;
  lost: 'nothing' | 'request' | 'answer';
  isAhead: boolean;
}

const tab = (burst: number, servers: fc.Arbitrary<boolean>): fc.Arbitrary<Tab> =>
  fc.record({
    leaves: fc.nat(burst),
    there: fc.nat(TRIP / 2),
    back: fc.nat(TRIP / 2),
    lost: fc.constantFrom('nothing', 'nothing', 'nothing', 'request', 'answer'),
    isAhead: servers,
  });

/** A browser's life: bursts of tabs, each burst after all answers of the one before, within thirty days. */
const life = (burst: number, servers: fc.Arbitrary<boolean>) =>
  fc.array(
    fc.record({
      pause: fc.constantFrom(0, 1, 900, 15_000, SETTLE - 1, SETTLE, 240_000, 3 * 86_400_000),
      tabs: fc.array(tab(burst, servers), { minLength: 1, maxLength: 6 }),
    }),
    { minLength: 2, maxLength: 9 },
  );

type Burst = { pause: number; tabs: Tab[] };

async function refreshAhead(token: string) {
  const headers = { cookie: `refresh_token=${token}` };
  const answer = await ahead.inject({ method: 'POST', url: '/api/user/token/refresh/', headers });
  const cookies = String(answer.headers['set-cookie'] ?? '');
  return {
    status: answer.statusCode,
    next: /refresh_token=([^;]*)/.exec(cookies)?.[1] ?? '',
    access: answer.json<{ access: string }>().access,
  };
}

/** Lives it with one cookie jar. @returns the statuses of all answers */
async function live(bursts: readonly Burst[]): Promise<number[]> {
  let jar = (await kit.signIn(name)).refreshToken;
  const statuses: number[] = [];
  for (const { pause, tabs } of bursts) {
    kit.clock.now += pause;
    const begin = kit.clock.now;
    const happenings = tabs.flatMap(({ leaves, there, back, lost, isAhead }) => {
      let sent = '';
      let answer: Awaited<ReturnType<typeof refreshBy>> | undefined;
      const send = async () => {
        sent = jar;
      };
      const serve = async () => {
        if (lost === 'request') return;
        answer = await (isAhead ? refreshAhead(sent) : refreshBy(kit, sent));
        statuses.push(answer.status);
      };
      const save = async () => {
        if (lost === 'nothing' && answer?.status === 200) jar = answer.next;
      };
      return [
        { at: begin + leaves, run: send },
        { at: begin + leaves + there, run: serve },
        { at: begin + leaves + there + back, run: save },
      ];
    });
    for (const { at, run } of happenings.toSorted((a, b) => a.at - b.at)) {
      kit.clock.now = at;
      await run();
    }
  }
  return statuses;
}

describe('one browser is never signed out by itself', () => {
  test('P2: many tabs, random delays, lost requests and answers', async () => {
    await fc.assert(
      fc.asyncProperty(life(SETTLE - TRIP - 1, fc.constant(false)), async (bursts) => {
        for (const status of await live(bursts)) expect(status).toBe(200);
      }),
      { numRuns: 40 },
    );
  });

  test('P8: nor by two servers whose clocks are apart', async () => {
    await fc.assert(
      fc.asyncProperty(life(SETTLE - TRIP - APART - 1, fc.boolean()), async (bursts) => {
        for (const status of await live(bursts)) expect(status).toBe(200);
      }),
      { numRuns: 40 },
    );
  });

  test('P2: tabs at the same moment, again and again', async () => {
    const pauses = fc.array(fc.constantFrom(0, 5, 1000, 20_000, 31_000, 240_000, 90_000_000), {
      minLength: 8,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(pauses, fc.infiniteStream(fc.nat(5)), async (times, kept) => {
        let jar = (await kit.signIn(name)).refreshToken;
        for (const ms of times) {
          kit.clock.now += ms;
          const same = Array.from({ length: 5 }, (_, index) =>
            index % 2 === 0 ? refreshBy(kit, jar) : refreshAhead(jar),
          );
          const answers = await Promise.all(same);
          expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
          jar = answers[kept.next().value]?.next ?? jar;
        }
      }),
      { numRuns: 15 },
    );
  });
});

test('P8: a token of either server is good at the other at once', async () => {
  const cook = await kit.signUp();
  const { access, next } = await refreshAhead(cook.refreshToken);
  const headers = { authorization: `Bearer ${access}` };
  expect((await kit.nobody.get('/api/user/', { headers })).status).toBe(200);
  const back = await refreshBy(kit, next);
  expect(back.status).toBe(200);
  expect((await refreshAhead(back.next)).status).toBe(200);
});

test('P8: reuse is noticed whichever server sees it', async () => {
  const cook = await kit.signUp();
  const [mine, stolen] = [
    await refreshBy(kit, cook.refreshToken),
    await refreshAhead(cook.refreshToken),
  ];
  kit.clock.now += SETTLE + APART;
  expect((await refreshAhead(mine.next)).status).toBe(200);
  expect((await refreshBy(kit, stolen.next)).status).toBe(401);
  expect((await refreshAhead(mine.next)).status).toBe(401);
});
