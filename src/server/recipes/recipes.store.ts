import { setImmediate } from 'node:timers/promises';
import { sql, type RawBuilder, type Updateable } from 'kysely';
import type { Database } from '../storage/database.ts';
import { bytesOf, CHUNK, inChunks, longText } from '../storage/dialect.ts';
import type { Tables } from '../storage/schema.ts';
import { DETAILS } from './recipe-details.ts';
import { rankedReplyText, replyText } from './recipe-reply.ts';

/** Which part of a list is wanted. */
export interface Page {
  limit?: number | undefined;
  /** The id of the last recipe that is known already. */
  after?: number | undefined;
}

/** All recipes of a kitchen as one JSON array. */
export async function listRecipes(
  db: Database,
  kitchenId: number,
  order: 'newest' | 'oldest',
  page: Page,
): Promise<Uint8Array> {
  const direction = order === 'newest' ? sql`desc` : sql`asc`;
  const limit = page.limit === undefined ? sql`` : sql`limit ${page.limit}`;
  const sorted = sql`order by added_date ${direction}, id ${direction} ${limit}`;
  const recipes = sql`select r.added_date, r.id, ${replyText} as reply from recipes r where kitchen_id = ${kitchenId}`;
  if (page.after === undefined) return readArray(db, sql`${recipes} ${sorted}`);
  const beyond = order === 'newest' ? sql`<` : sql`>`;
  const date = sql`(select added_date from recipes where id = ${page.after} and kitchen_id = ${kitchenId})`;
  // In two parts: of a comparison of pairs, SQLite's index would use the date alone, and recipes that came in together
  // share it.
  return readArray(
    db,
    sql`select * from (
        select * from (${recipes} and added_date = ${date} and id ${beyond} ${page.after} ${sorted}) as same_date
        union all select * from (${recipes} and added_date ${beyond} ${date} ${sorted}) as other_dates
      ) as behind ${sorted}`,
  );
}

/** The ids behind which pages of so many recipes begin, oldest first; the first page begins without one. */
export async function listPageEnds(
  db: Database,
  kitchenId: number,
  pageLength: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from (
      select id, row_number() over (order by added_date, id) as place
      from recipes where kitchen_id = ${kitchenId}
    ) as placed where place % ${sql.lit(pageLength)} = 0 order by place`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * The recipes with at least one of these foods as one JSON array, each with its accuracy: whole percent of the
 * recipe's distinct foods that are named, rounded down.
 * @param order best first unless an order by date is asked for
 */
export async function rankRecipes(
  db: Database,
  kitchenId: number,
  nameKeys: readonly string[],
  order: 'best' | 'newest' | 'oldest',
  page: Page,
): Promise<Uint8Array> {
  const direction = order === 'oldest' ? sql`asc` : sql`desc`;
  const sorted =
    order === 'best'
      ? sql`accuracy desc, added_date desc, id desc`
      : sql`added_date ${direction}, id ${direction}`;
  const sortKey = order === 'best' ? sql`accuracy, added_date, id` : sql`added_date, id`;
  const beyond = order === 'oldest' ? sql`>` : sql`<`;
  const behind =
    page.after === undefined
      ? sql``
      : sql`where (${sortKey}) ${beyond} (select ${sortKey} from ranked where id = ${page.after})`;
  const hits = sql`hits as (
      select f.recipe_id, count(*) * 100 / min(f.food_count) as accuracy
      from ingredients i
      join recipe_foods f on f.kitchen_id = i.kitchen_id and f.ingredient_id = i.id
      where i.kitchen_id = ${kitchenId} and i.name_key in (${sql.join(nameKeys)})
      group by f.recipe_id
    )`;
  if (page.limit === undefined) {
    return readArray(
      db,
      sql`with ${hits}, ranked as (
          select r.id, r.added_date, h.accuracy, ${rankedReplyText} as reply
          from hits h join recipes r on r.id = h.recipe_id
        )
        select * from ranked ${behind} order by ${sorted}`,
    );
  }
  // Replies are put together for those on the page alone: there may be thousands of others.
  return readArray(
    db,
    sql`with ${hits}, ranked as (
        select r.id, r.added_date, h.accuracy from hits h join recipes r on r.id = h.recipe_id
      ), page as (
        select id as page_id, accuracy from ranked ${behind} order by ${sorted} limit ${page.limit}
      )
      select ${rankedReplyText} as reply from page join recipes r on r.id = page_id order by ${sorted}`,
  );
}

/** One recipe as JSON. */
export async function findRecipe(
  db: Database,
  kitchenId: number,
  id: number,
): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{
    reply: Uint8Array | string;
  }>`select ${longText(db, replyText)} as reply
    from recipes r where r.id = ${id} and r.kitchen_id = ${kitchenId}`.execute(db);
  return rows[0] && bytesOf(rows[0].reply);
}

/** The recipes with these ids as one JSON array, in the order of their ids. */
export async function listRecipesByIds(
  db: Database,
  kitchenId: number,
  ids: readonly number[],
): Promise<Uint8Array> {
  const [first, last] = [ids.at(0) ?? 0, ids.at(-1) ?? 0];
  return readArray(
    db,
    sql`select r.id, ${replyText} as reply from recipes r
      where kitchen_id = ${kitchenId} and id between ${first} and ${last} order by id`,
  );
}

/** Joins the replies of rows that are in order already: both engines keep a subquery's order, and sorting again costs more than all the rest. */
async function readArray(db: Database, orderedRows: RawBuilder<unknown>): Promise<Uint8Array> {
  const array = longText(db, sql`concat('[', string_agg(reply, ','), ']')`);
  const { rows } = await sql<{
    list: Uint8Array | string;
  }>`select ${array} as list from (${orderedRows}) as listed`.execute(db);
  return bytesOf(rows[0]?.list ?? '[]');
}

/** A recipe's own fields, for changing some of them. */
export function findRecipeFields(db: Database, kitchenId: number, id: number) {
  return db
    .selectFrom('recipes')
    .select(['name', 'meat_type', 'longevity', 'frequency', 'note', 'state', 'added_date'])
    .select(DETAILS)
    .select('picture')
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
}

type RecipeFields = Omit<Updateable<Tables['recipes']>, 'id' | 'kitchen_id' | 'added_date'>;

export async function updateRecipeFields(
  db: Database,
  kitchenId: number,
  id: number,
  fields: RecipeFields,
): Promise<void> {
  await db
    .updateTable('recipes')
    .set(fields)
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .execute();
}

/** Ids that no recipe has or will have: what is gone keeps its place in the plans. */
export async function reserveRecipeIds(
  db: Database,
  kitchenId: number,
  count: number,
): Promise<number[]> {
  const blank = {
    kitchen_id: kitchenId,
    name: '',
    meat_type: '',
    longevity: 0,
    frequency: 'rarely',
    note: '',
    state: 'used',
    added_date: '',
    reply_head: '',
    reply_tail: '',
  } as const;
  const ids: number[] = [];
  for (const chunk of inChunks(Array.from({ length: count }, () => blank))) {
    const rows = await db.insertInto('recipes').values(chunk).returning('id').execute();
    ids.push(...rows.map(({ id }) => id));
  }
  for (const chunk of inChunks(ids)) {
    await db.deleteFrom('recipes').where('id', 'in', chunk).execute();
  }
  return ids;
}

/** Deletes one recipe. @returns whether it was there */
export async function deleteRecipe(db: Database, kitchenId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('recipes')
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Deletes all recipes of a kitchen, some at a time: each takes its ingredients along, and others want answers meanwhile. */
export async function deleteAllRecipes(db: Database, kitchenId: number): Promise<void> {
  for (let isMore = true; isMore; await setImmediate()) {
    const some = db.selectFrom('recipes').select('id').where('kitchen_id', '=', kitchenId);
    const { numDeletedRows } = await db
      .deleteFrom('recipes')
      .where('id', 'in', some.limit(CHUNK))
      .executeTakeFirst();
    isMore = Number(numDeletedRows) === CHUNK;
  }
}

/** Makes all recipes active. @returns how many there are */
export async function activateAllRecipes(db: Database, kitchenId: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('recipes')
    .set({ state: 'active' })
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** How many recipes there are by one of their fields, and how many of them are active. */
export async function countRecipesBy(
  db: Database,
  kitchenId: number,
  field: 'meat_type' | 'frequency',
) {
  const { rows } = await sql<{ value: string; total: number; active: number }>`
    select ${sql.ref(field)} as value, count(*) as total,
      sum(case when state = 'active' then 1 else 0 end) as active
    from recipes where kitchen_id = ${kitchenId} group by ${sql.ref(field)} order by ${sql.ref(field)}`.execute(
    db,
  );
  return rows;
}
