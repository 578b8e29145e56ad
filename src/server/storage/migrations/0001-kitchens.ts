import { sql, type Kysely } from 'kysely';

/** Accounts, kitchens and what is in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('users')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('username', 'text', (c) => c.notNull())
    .addColumn('username_key', 'text', (c) => c.notNull().unique())
    .addColumn('password_hash', 'text', (c) => c.notNull())
    .addColumn('is_active', 'integer', (c) => c.notNull())
    .addColumn('auth_version', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  // No reference to users: the rows outlive a deleted account until none of its tokens can be good.
  await schema
    .createTable('sessions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('user_id', 'integer', (c) => c.notNull())
    .addColumn('anchor', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('last_used_at', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .addColumn('revoked_why', 'text')
    .addColumn('user_agent', 'text', (c) => c.notNull())
    .addColumn('ip', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('sessions_user').on('sessions').column('user_id').execute();
  await schema.createIndex('sessions_end').on('sessions').column('expires_at').execute();

  await schema
    .createTable('kitchens')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('recipes_revision', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('fridge_revision', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('groceries_revision', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('plans_revision', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await schema
    .createTable('members')
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('kitchen_id', 'integer', belongsToKitchen)
    .addColumn('role', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('members_pk', ['user_id', 'kitchen_id'])
    .execute();
  await schema.createIndex('members_kitchen').on('members').column('kitchen_id').execute();

  await schema
    .createTable('ingredients')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('kitchen_id', 'integer', belongsToKitchen)
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addUniqueConstraint('ingredients_key', ['kitchen_id', 'name_key'])
    .execute();
  await schema
    .createTable('recipes')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('kitchen_id', 'integer', belongsToKitchen)
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('meat_type', 'text', (c) => c.notNull())
    .addColumn('longevity', 'integer', (c) => c.notNull())
    .addColumn('frequency', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('added_date', 'text', (c) => c.notNull())
    .addColumn('reply_head', 'text', (c) => c.notNull())
    .addColumn('reply_tail', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createIndex('recipes_by_date')
    .on('recipes')
    .columns(['kitchen_id', 'added_date', 'id'])
    .execute();
  await schema
    .createTable('recipe_ingredients')
    .addColumn('kitchen_id', 'integer', (c) => c.notNull())
    .addColumn('recipe_id', 'integer', belongsToRecipe)
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('ingredient_id', 'integer', (c) => c.notNull().references('ingredients.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('quantity', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('recipe_ingredients_pk', ['recipe_id', 'position'])
    .execute();
  await schema
    .createTable('recipe_foods')
    .addColumn('kitchen_id', 'integer', (c) => c.notNull())
    .addColumn('ingredient_id', 'integer', (c) => c.notNull().references('ingredients.id'))
    .addColumn('recipe_id', 'integer', belongsToRecipe)
    .addColumn('food_count', 'integer', (c) => c.notNull())
    // All columns, so that the search reads the key alone.
    .addPrimaryKeyConstraint('recipe_foods_pk', [
      'kitchen_id',
      'ingredient_id',
      'recipe_id',
      'food_count',
    ])
    .modifyEnd(sql`without rowid`)
    .execute();
  await schema.createIndex('recipe_foods_recipe').on('recipe_foods').column('recipe_id').execute();

  await schema
    .createTable('fridge_items')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('kitchen_id', 'integer', belongsToKitchen)
    .addColumn('group_name', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('ingredient_id', 'integer', (c) => c.notNull().references('ingredients.id'))
    .addColumn('added_at', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createIndex('fridge_items_by_group')
    .on('fridge_items')
    .columns(['kitchen_id', 'group_name', 'id'])
    .execute();

  await schema
    .createTable('grocery_items')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('kitchen_id', 'integer', belongsToKitchen)
    .addColumn('item', 'text', (c) => c.notNull())
    .addColumn('is_checked', 'integer', (c) => c.notNull())
    .addColumn('added_at', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createIndex('grocery_items_of_kitchen')
    .on('grocery_items')
    .columns(['kitchen_id', 'id'])
    .execute();

  await schema
    .createTable('plans')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('kitchen_id', 'integer', belongsToKitchen)
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createIndex('plans_by_date')
    .on('plans')
    .columns(['kitchen_id', 'created_at', 'id'])
    .execute();
  await schema
    .createTable('plan_recipes')
    .addColumn('kitchen_id', 'integer', (c) => c.notNull())
    .addColumn('plan_id', 'integer', (c) => c.notNull().references('plans.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('recipe_id', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('plan_recipes_pk', ['plan_id', 'position'])
    .execute();
  await schema
    .createTable('kept_answers')
    .addColumn('kitchen_id', 'integer', belongsToKitchen)
    .addColumn('idempotency_key', 'text', (c) => c.notNull())
    .addColumn('request', 'text', (c) => c.notNull())
    .addColumn('reply', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('kept_answers_pk', ['kitchen_id', 'idempotency_key'])
    .execute();
}

type Column = Parameters<
  Parameters<ReturnType<Kysely<unknown>['schema']['createTable']>['addColumn']>[2] & {}
>[0];

function belongsToKitchen(column: Column) {
  return column.notNull().references('kitchens.id').onDelete('cascade');
}

function belongsToRecipe(column: Column) {
  return column.notNull().references('recipes.id').onDelete('cascade');
}
