import type { ingredients } from '../../contract/ingredients.ts';
import { readIngredientLine } from '../../domain/ingredient-line.ts';
import type { Handlers } from '../http/route.ts';

export function ingredientHandlers(): Handlers<typeof ingredients> {
  return {
    parse: async ({ body }) => ({ ingredients: body.lines.map(readIngredientLine) }),
  };
}
