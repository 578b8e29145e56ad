import type { Recipe } from './recipes.queries.ts';

export default function BookMenu({ recipes }: { recipes: readonly Recipe[] }) {
  return recipes.length > 0 ? null : null;
}
