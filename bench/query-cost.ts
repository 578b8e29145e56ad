import { randomBytes } from 'node:crypto';
import { usernameKey } from '../src/domain/account-rules.ts';
import { nameKey } from '../src/domain/name-key.ts';
import { SESSION_MS } from '../src/domain/session-rule.ts';
import {
  deleteEndedSessions,
  findSession,
  insertSession,
} from '../src/server/account/sessions.store.ts';
import { findCaller, findUserByKey } from '../src/server/account/users.store.ts';
import { listFridgeItems } from '../src/server/fridge/fridge.store.ts';
import { planRecipes } from '../src/server/plan/plan-recipes.ts';
import { listRecipes, rankRecipes } from '../src/server/recipes/recipes.store.ts';
import { openSqlite } from '../src/server/storage/sqlite.ts';
import { takeSpent } from './timed-sqlite.ts';

/** Whose data it is, and what to ask for. */
interface Job {
  file: string;
  names: string[];
  msEach: number;
  username: string;
  small: { userId: number; kitchenId: number; sessionId: string };
  large: { kitchenId: number };
  searched: string[];
  planned: number[];
}

/** Times what the database does for each scenario, the caller's own look-up left out: only the engine's time counts. */
async function measure({ file, names, msEach, ...job }: Job): Promise<Record<string, number>> {
  const { db } = openSqlite(file);
  const { username, small, large, planned } = job;
  const keys = job.searched.map(nameKey);
  const signIn = async () => {
    const user = await findUserByKey(db, usernameKey(username));
    const now = new Date().toISOString();
    await db.transaction().execute(async (db) => {
      await deleteEndedSessions(db, now);
      await insertSession(db, {
        id: randomBytes(16).toString('hex'),
        userId: user?.id ?? 0,
        anchor: randomBytes(12).toString('hex'),
        now,
        expiresAt: new Date(Date.now() + SESSION_MS).toISOString(),
        userAgent: '',
        ip: '127.0.0.1',
      });
    });
  };
  const queries: Record<string, () => Promise<unknown>> = {
    'list of 200': () => listRecipes(db, small.kitchenId, 'newest', {}),
    'list of 200, 304': () => findCaller(db, small.userId),
    'list of 5,000': () => listRecipes(db, large.kitchenId, 'newest', {}),
    'ranking of 200': () => rankRecipes(db, small.kitchenId, keys, 'best', {}),
    'ranking of 5,000': () => rankRecipes(db, large.kitchenId, keys, 'best', {}),
    'fridge of 60': () => listFridgeItems(db, small.kitchenId),
    'plan of 7': () =>
      planRecipes(db, small.kitchenId, { recipeIds: planned }, undefined, Date.now()),
    login: signIn,
    refresh: () => findSession(db, small.sessionId),
  };
  const costs: Record<string, number> = {};
  for (const [name, query] of Object.entries(queries)) {
    if (names.includes(name)) costs[name] = await medianCost(query, msEach);
  }
  await db.destroy();
  return costs;
}

/** In ms. */
async function medianCost(query: () => Promise<unknown>, msEach: number): Promise<number> {
  const costs: number[] = [];
  const until = performance.now() + msEach;
  while (performance.now() < until) {
    await query();
    costs.push(takeSpent());
  }
  const warm = costs.slice(Math.floor(costs.length / 4)).toSorted((a, b) => a - b);
  return warm[Math.floor(warm.length / 2)] ?? Number.NaN;
}

process.once('message', async (job: Job) => {
  process.send?.(await measure(job));
  process.disconnect();
});
