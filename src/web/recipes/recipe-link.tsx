import { Link } from 'wouter';
import { screens } from '../screens.ts';
import type { Recipe } from './recipes.queries.ts';

/** A recipe's name: a click opens the quick view; with a key for another tab, the recipe's own page. */
export function RecipeLink({
  recipe,
  className,
  onOpen,
}: {
  recipe: Recipe;
  className: string;
  onOpen: (recipe: Recipe) => void;
}) {
  return (
    <Link
      href={`/recipes/${recipe.id}`}
      onPointerEnter={screens.recipe.preload}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(recipe);
      }}
      className={className}
    >
      {recipe.name}
    </Link>
  );
}
