import { Type } from 'typebox';
import { Session } from './account.ts';
import { endpoint } from './endpoint.ts';
import { Cooking } from './cooking.ts';
import { Id, Time } from './fields.ts';
import { FridgeItem, StockMove } from './fridge.ts';
import { FoodPrice, StockMark } from './stock.ts';
import { GroceryItem } from './grocery.ts';
import { Shop } from './shops.ts';
import { Meal, Plan } from './plan.ts';
import { Recipe } from './recipes.ts';

/** The mark of an account's export, with its version. */
export const EXPORT_FORMAT = 'ocipe-account-1';

/** What pictures begin with in an export: they come last, a line each, so that nobody has to hold them all. */
export const PICTURES_BEGIN = ',\n"pictures":[';

/** Called as they come in, so that a recipe may be sent as it is to be added again. */
const ingredients = Recipe.properties.ingredient_list;
const ExportedRecipe = Type.Object(
  { ...Type.Omit(Recipe, ['ingredient_list', 'accuracy']).properties, ingredients },
  { title: 'ExportedRecipe' },
);

const AccountExport = Type.Object(
  {
    format: Type.Enum([EXPORT_FORMAT]),
    exported_at: Time,
    profile: Type.Object({
      id: Id,
      username: Type.String(),
      created_at: Time,
      kitchen: Type.Object({ id: Id, name: Type.String() }),
    }),
    recipes: Type.Array(ExportedRecipe, {
      description: 'Oldest first, as `POST /api/recipes/bulk/` takes them for its `list`.',
    }),
    fridge: Type.Array(FridgeItem),
    grocery_list: Type.Array(GroceryItem, { description: 'The checklist, newest first.' }),
    aisles: Type.Record(Type.String(), Type.String(), {
      description: 'Where the shop has what, as somebody chose, by the key of the food.',
    }),
    shops: Type.Array(Shop, { description: 'The shops with the order of their aisles.' }),
    cookings: Type.Array(Cooking, { description: 'What was cooked, newest first.' }),
    stock_moves: Type.Array(StockMove, {
      description: 'What was bought, cooked, used up and thrown away, oldest first.',
    }),
    stock_marks: Type.Array(StockMark, { description: 'What should always be at home.' }),
    food_prices: Type.Array(FoodPrice, { description: 'What was last paid for foods.' }),
    currency: Type.String({ description: 'What prices are in; ISO 4217.' }),
    meals: Type.Array(Meal, { description: 'What is to be eaten when, in order.' }),
    plans: Type.Array(Plan, { description: 'The history, newest first.' }),
    sessions: Type.Array(Type.Omit(Session, ['current']), {
      description: 'The devices that are signed in; nothing that could sign in.',
    }),
    pictures: Type.Array(
      Type.Object({
        id: Type.String(),
        recipe_id: Id,
        type: Type.String(),
        data: Type.String({ description: 'In base64.' }),
      }),
      { description: 'The pictures of the recipes, in their large size, a line each.' },
    ),
  },
  { title: 'AccountExport' },
);

export const transfer = {
  export: endpoint({
    method: 'GET',
    path: '/api/user/export/',
    summary: 'Everything of the account in one file',
    description: 'As it was at one moment. The file can be imported again, here or elsewhere.',
    status: 200,
    reply: AccountExport,
  }),
};
