import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApp } from '../kit.ts';
import { allRows, besiege, catalogue, OF_ALL, takeRound } from './siege.ts';

// Every write, with fields in its body that nobody may set: those of our tables, and what other programs call them.

/** Nothing else is this number or has this text. */
const NUMBER = 424_242;
const TEXT = 'mass-assigned';

const NUMBERS = [
  'id pk user user_id owner owner_id kitchen kitchen_id recipe_id plan_id ingredient_id',
  'position auth_version ver recipes_revision fridge_revision groceries_revision',
  'plans_revision revision is_admin is_staff is_superuser is_active food_count uses',
].flatMap((some) => some.split(' '));
const TEXTS = [
  'username username_key password_hash role created_at updated_at added_date expires_at',
  'used_at revoked_at revoked_why last_used_at sid anchor rid pid token_hash hash secret',
  'name_key reply ip',
].flatMap((some) => some.split(' '));

interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** The body with fields in it, at every level, that its schema does not have. */
function withMore(body: unknown, schema: Schema | undefined): unknown {
  if (Array.isArray(body)) return body.map((one) => withMore(one, schema?.items));
  if (typeof body !== 'object' || body === null) return body;
  const known = schema?.properties ?? {};
  const more = [
    ...NUMBERS.map((name): [string, unknown] => [name, NUMBER]),
    ...TEXTS.map((name): [string, unknown] => [name, TEXT]),
  ].filter(([name]) => !Object.hasOwn(known, name) && !Object.hasOwn(body, name));
  const inner = Object.entries(body).map(([name, value]): [string, unknown] => [
    name,
    withMore(value, known[name]),
  ]);
  return { ...Object.fromEntries(more), ...Object.fromEntries(inner) };
}

let kit: TestApp;
/** What was found after each write. */
const found = new Map<string, string[]>();

async function marks(): Promise<string[]> {
  const tables = [...(await allRows(kit.db))];
  return tables.flatMap(([table, rows]) =>
    [...rows].filter((row) => /\b424242\b|mass-assigned/.test(row)).map((row) => `${table} ${row}`),
  );
}

beforeAll(async () => {
  kit = await besiege();
  await takeRound(kit, {
    before: async ({ endpoint, sent }) => {
      if (!endpoint.body || sent.body === undefined || typeof sent.body !== 'object')
        return undefined;
      const body = withMore(sent.body, endpoint.body as Schema) as object;
      // An own field of this name, as JSON has it, not the prototype.
      const text = `{"__proto__":{"is_admin":1},"constructor":{"prototype":{"is_admin":1}},${JSON.stringify(body).slice(1)}`;
      return { ...sent, body: text };
    },
    after: async ({ title }) => {
      found.set(title, [...(found.get(title) ?? []), ...(await marks())]);
    },
  });
}, 120_000);
afterAll(() => kit.close());

const writes = catalogue.filter(({ title, endpoint }) => endpoint.body && !OF_ALL.has(title));

test.each(writes)('$title takes its own fields and no other', ({ title }) => {
  expect(found.get(title)).toEqual([]);
});

test('nobody has become an administrator, nor anything anybody’s else', async () => {
  const users = await kit.db.selectFrom('users').select(['username', 'is_admin']).execute();
  expect(users.filter((user) => user.is_admin === 1 && user.username !== 'owner')).toEqual([]);
  expect(Object.hasOwn(Object.prototype, 'is_admin')).toBe(false);
});

test('the look at the tables would find it', async () => {
  await kit.db.updateTable('kitchens').set({ name: TEXT }).execute();
  expect((await marks()).length).toBeGreaterThan(0);
});
