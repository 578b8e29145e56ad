import type { Static } from 'typebox';
import type { plan } from '../../contract/plan.ts';
import { stockAmounts } from '../../domain/amount.ts';
import { cookable } from '../../domain/cookable.ts';
import { addDays } from '../../domain/lines/dates.ts';
import { suggestPlan } from '../../domain/suggest-plan.ts';
import { listStock } from '../fridge/fridge.store.ts';
import type { Database } from '../storage/database.ts';
import type { Session } from '../http/session.ts';
import { recipesToPlan } from './known-recipes.ts';

type Wish = Static<typeof plan.suggest.body>;

const DAYS = 7;
const PEOPLE = 2;

/**
 * Suggests meals for some days.
 * @param today `2026-05-06`, of the one who asks
 */
export async function suggestMeals(db: Database, session: Session, wish: Wish, today: string) {
  const from = wish.from ?? today;
  const meals = wish.meals && wish.meals.length > 0 ? wish.meals : (['dinner'] as const);
  const slots = Array.from({ length: wish.days ?? DAYS }, (_, day) => addDays(from, day)).flatMap(
    (date) => meals.map((meal) => ({ date, meal })),
  );
  const fixed = new Map(
    (wish.fixed ?? []).flatMap(({ date, meal = meals.at(-1), recipe_id: recipe }) => {
      const at = slots.findIndex((slot) => slot.date === date && slot.meal === meal);
      return at < 0 ? [] : [[at, recipe] as const];
    }),
  );
  const {
    meals: suggested,
    to_buy,
    unused,
  } = suggestPlan({
    slots,
    people: wish.people ?? PEOPLE,
    recipes: await recipesToPlan(db, session),
    stock: await readStock(db, session.kitchenId),
    onlyActive: wish.only_active ?? true,
    useExpiring: wish.use_expiring ?? true,
    maxExtraItems: wish.max_extra_items ?? null,
    leftovers: wish.leftovers ?? false,
    fixed,
    excluded: new Set(wish.excluded),
    seed: wish.seed ?? 0,
  });
  return { meals: suggested, to_buy, unused };
}

/** What can be cooked with what is at home. */
export async function listCookable(
  db: Database,
  session: Session,
  { people, limit }: { people?: number; limit?: number },
  today: string,
) {
  const recipes = await recipesToPlan(db, session);
  const names = new Map(recipes.map(({ id, name }) => [id, name]));
  const found = cookable(recipes, await readStock(db, session.kitchenId), {
    people: people ?? null,
    today,
    ...(limit === undefined ? {} : { limit }),
  });
  return found.map((one) => ({ ...one, name: names.get(one.recipe_id) ?? '' }));
}

async function readStock(db: Database, kitchenId: number) {
  return (await listStock(db, kitchenId)).map((item) => ({ ...item, amounts: stockAmounts(item) }));
}
