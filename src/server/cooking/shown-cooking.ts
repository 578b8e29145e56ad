import type { listCookings } from './cooking.store.ts';

/** A cooking as it goes out. */
export function shownCooking({
  recipe_id,
  recipe_name,
  servings,
  ...row
}: Awaited<ReturnType<typeof listCookings>>[number]) {
  return {
    ...row,
    recipe: { id: recipe_id, name: recipe_name },
    ...(servings === null ? {} : { servings }),
  };
}
