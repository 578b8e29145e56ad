import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { findUserByKey } from '../account/users.store.ts';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import type { Database } from '../storage/database.ts';
import { demoFridge } from './demo-fridge.ts';
import { demoGroceries } from './demo-groceries.ts';
import { demoPlans } from './demo-plans.ts';
import { demoRecipes } from './demo-recipes.ts';

/** Who signs in to the demo kitchen; README says so too. */
export const DEMO_ACCOUNT = { username: 'demo', password: 'taste the kitchen' };

const DAY_MS = 24 * 3_600_000;
/** The first recipe came this long ago, three a day. */
const COLLECTED_DAYS_AGO = 60;
/** What was planned this long ago is worth cooking again. */
const FORGOTTEN_DAYS = 14;
const LOGIN = '/api/user/token/';

/**
 * Fills a new database with the demo account and its kitchen, through the API itself with the clock turned back,
 * so that nothing in it could not have been done by hand. Does nothing where the account is there already.
 * @param now ms since the epoch
 */
export async function fillDemoKitchen(db: Database, now: number): Promise<void> {
  if (await findUserByKey(db, DEMO_ACCOUNT.username)) return;
  let clock = now;
  const app = await createApp({
    config: readConfig({}),
    db,
    keys: [randomBytes(48)],
    log: pino({ level: 'silent' }),
    now: () => clock,
    randomHex: (bytes) => randomBytes(bytes).toString('hex'),
    fetchPage: () => Promise.reject(new Error('The demo kitchen needs no page.')),
  });
  /** What the cook did some days ago, signed in for that long. */
  const daysAgo = async (days: number, work: (token: string) => Promise<void>) => {
    clock = now - days * DAY_MS;
    const login = await app.inject({ method: 'POST', url: LOGIN, payload: DEMO_ACCOUNT });
    await work(login.json<{ access: string }>().access);
    const cookies = Object.fromEntries(login.cookies.map(({ name, value }) => [name, value]));
    await app.inject({ method: 'POST', url: '/api/user/logout/', cookies });
  };

  clock = now - COLLECTED_DAYS_AGO * DAY_MS;
  await send(app, '', 'POST', '/api/user/register/', DEMO_ACCOUNT);
  const ids = new Map<string, number>();
  for (const [index, recipe] of demoRecipes.entries()) {
    await daysAgo(COLLECTED_DAYS_AGO - index / 3, async (token) => {
      const body = { ...recipe, state: 'active' };
      const { id } = await send<{ id: number }>(app, token, 'POST', '/api/recipes/', body);
      ids.set(recipe.name, id);
    });
  }
  for (const plan of demoPlans) {
    await daysAgo(plan.daysAgo, async (token) => {
      if (plan.daysAgo > FORGOTTEN_DAYS) {
        await send(app, token, 'POST', '/api/recipes/refresh/', {});
      }
      const recipe_ids = plan.recipes.map((name) => ids.get(name));
      await send(app, token, 'POST', '/api/grocery/', { recipe_ids });
    });
  }
  await daysAgo(1, async (token) => {
    for (const { group, items } of demoFridge) {
      for (const name of items) {
        await send(app, token, 'POST', '/api/fridge/ingredient/', { name, group });
      }
    }
    for (const { item, isChecked } of demoGroceries.toReversed()) {
      const list = '/api/grocery/list/';
      const { id } = await send<{ id: number }>(app, token, 'POST', list, { items: item });
      if (isChecked) await send(app, token, 'PATCH', `${list}${id}/`, { isChecked });
    }
  });
  await app.close();
}

async function send<Reply>(
  app: FastifyInstance,
  token: string,
  method: 'POST' | 'PATCH',
  url: string,
  payload: object,
): Promise<Reply> {
  const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
  const response = await app.inject({ method, url, payload, headers });
  if (response.statusCode >= 300) throw new Error(`${method} ${url}: ${response.body}`);
  return (response.body === '' ? undefined : response.json()) as Reply;
}
