import { sql } from 'kysely';
import type { Database } from '../storage/database.ts';

/** A caller's account and kitchen in one small read: every protected call begins with it. */
export async function findCaller(db: Database, userId: number) {
  const { rows } = await sql<{
    is_active: number;
    auth_version: number;
    kitchen_id: number;
    recipes_revision: number;
    fridge_revision: number;
    groceries_revision: number;
    plans_revision: number;
  }>`select u.is_active, u.auth_version, k.id as kitchen_id, k.recipes_revision, k.fridge_revision,
      k.groceries_revision, k.plans_revision
    from users u join members m on m.user_id = u.id join kitchens k on k.id = m.kitchen_id
    where u.id = ${userId} order by k.id limit 1`.execute(db);
  return rows[0];
}

/** An account by the key of its name, for signing in. */
export function findUserByKey(db: Database, usernameKey: string) {
  return db
    .selectFrom('users')
    .select(['id', 'username', 'password_hash', 'is_active', 'auth_version'])
    .where('username_key', '=', usernameKey)
    .executeTakeFirst();
}

/** An account by its id. */
export function findUser(db: Database, userId: number) {
  return db
    .selectFrom('users')
    .select([
      'id',
      'username',
      'password_hash',
      'is_active',
      'is_admin',
      'auth_version',
      'created_at',
    ])
    .where('id', '=', userId)
    .executeTakeFirst();
}

/**
 * Makes an account with a kitchen of its own. A kitchen is its fridge and its grocery list: nothing else to make.
 * @param user whether it may sign in, if it is not a new one; `now` in ISO 8601
 * @returns the account's id, or undefined when the name is taken
 */
export async function insertUser(
  db: Database,
  user: {
    username: string;
    usernameKey: string;
    passwordHash: string;
    now: string;
    isActive?: boolean;
  },
): Promise<number | undefined> {
  const inserted = await db
    .insertInto('users')
    .values({
      username: user.username,
      username_key: user.usernameKey,
      password_hash: user.passwordHash,
      is_active: user.isActive === false ? 0 : 1,
      created_at: user.now,
    })
    .onConflict((conflict) => conflict.column('username_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return undefined;
  const kitchen = await db
    .insertInto('kitchens')
    .values({ name: user.username, created_at: user.now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('members')
    .values({ user_id: inserted.id, kitchen_id: kitchen.id, role: 'owner' })
    .execute();
  return inserted.id;
}

/** Keeps a new hash of the same password; access tokens stay good. */
export async function updatePasswordHash(db: Database, userId: number, hash: string) {
  await db.updateTable('users').set({ password_hash: hash }).where('id', '=', userId).execute();
}

/**
 * Ends all access tokens of an account.
 * @returns the account's new auth version
 */
export async function growAuthVersion(db: Database, userId: number): Promise<number | undefined> {
  const row = await db
    .updateTable('users')
    .set((eb) => ({ auth_version: eb('auth_version', '+', 1) }))
    .where('id', '=', userId)
    .returning('auth_version')
    .executeTakeFirst();
  return row?.auth_version;
}

/** The kitchen a user works in. */
export function findKitchen(db: Database, kitchenId: number) {
  return db
    .selectFrom('kitchens')
    .select(['id', 'name'])
    .where('id', '=', kitchenId)
    .executeTakeFirst();
}

/** Deletes an account, and every kitchen nobody else is a member of, with all that is in it. */
export async function deleteUser(db: Database, userId: number): Promise<void> {
  const kitchens = await db
    .deleteFrom('members')
    .where('user_id', '=', userId)
    .returning('kitchen_id')
    .execute();
  const ids = kitchens.map((kitchen) => kitchen.kitchen_id);
  if (ids.length > 0) {
    const abandoned = db
      .selectFrom('kitchens')
      .select('id')
      .where('id', 'in', ids)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('members').select('user_id').whereRef('kitchen_id', '=', 'kitchens.id'),
          ),
        ),
      );
    await deleteKitchens(
      db,
      (await abandoned.execute()).map(({ id }) => id),
    );
  }
  await db.deleteFrom('users').where('id', '=', userId).execute();
}

/** Recipes and fridge go first: they refer to the kitchen's ingredients. */
async function deleteKitchens(db: Database, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom('recipes').where('kitchen_id', 'in', ids).execute();
  await db.deleteFrom('fridge_items').where('kitchen_id', 'in', ids).execute();
  await db.deleteFrom('kitchens').where('id', 'in', ids).execute();
}

/** Makes an account an administrator, or no more. @returns whether there is such an account */
export async function setAdministrator(
  db: Database,
  key: string,
  isAdmin: boolean,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('users')
    .set({ is_admin: isAdmin ? 1 : 0 })
    .where('username_key', '=', key)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether an account may do what concerns everybody's data. */
export async function isAdministrator(db: Database, userId: number): Promise<boolean> {
  const found = await db
    .selectFrom('users')
    .select('is_admin')
    .where('id', '=', userId)
    .executeTakeFirst();
  return found?.is_admin === 1;
}

/** Switches an account on or off. */
export async function setActive(db: Database, userId: number, isActive: boolean): Promise<void> {
  await db
    .updateTable('users')
    .set({ is_active: isActive ? 1 : 0 })
    .where('id', '=', userId)
    .execute();
}
