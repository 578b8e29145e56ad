import { CircleCheck, CookingPot, EllipsisVertical, Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { useLocation } from 'wouter';
import { IconButton } from '../ui/button.tsx';
import { Menu, MenuDivider, MenuItem } from '../ui/menu.tsx';
import { Chip } from '../ui/page.tsx';
import { RecipePicture } from '../pictures/recipe-picture.tsx';
import { RecipeLink } from './recipe-link.tsx';
import { FREQUENCIES, lastsFor, matchTone } from './recipe-words.ts';
import { removeRecipes, useSetState, type Recipe } from './recipes.queries.ts';
import type { Found } from './use-found-recipes.ts';

/** A recipe in the list: a click on it opens the quick view. */
export const RecipeCard = memo(function RecipeCard({
  found: { recipe, match },
  onOpen,
}: {
  found: Found;
  onOpen: (recipe: Recipe) => void;
}) {
  return (
    <article className="group relative flex h-[8.25rem] gap-4 rounded-card border border-line bg-card p-3 shadow-card transition-shadow hover:shadow-raised">
      <RecipePicture recipe={recipe} className="w-20 self-stretch rounded-[0.8rem] sm:w-24" />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5 py-0.5 pr-9">
        <h2 className="line-clamp-1 font-sans text-[1.05rem] leading-snug font-semibold tracking-normal">
          <RecipeLink
            recipe={recipe}
            onOpen={onOpen}
            className="rounded-sm after:absolute after:inset-0 after:rounded-card"
          />
        </h2>
        <p className="line-clamp-1 text-sm text-soft">
          {recipe.ingredient_list.map(({ name }) => name).join(', ') || 'No ingredients yet'}
        </p>
        <div className="mt-auto grid gap-1">
          <p className="truncate text-[0.8125rem] text-soft">
            {lastsFor(recipe.longevity)} · {FREQUENCIES[recipe.frequency]}
          </p>
          <div className="flex gap-1.5 overflow-hidden whitespace-nowrap">
            {match && (
              <Chip tone={matchTone(match.percent)}>
                {match.percent} % · {match.found} of {match.of}
              </Chip>
            )}
            {recipe.state === 'used' && (
              <Chip tone="tint">
                <CircleCheck aria-hidden className="size-3.5" /> Cooked
              </Chip>
            )}
            <Chip>
              <span className="truncate">{recipe.meat_type}</span>
            </Chip>
          </div>
        </div>
      </div>
      <div className="absolute top-1.5 right-1.5 z-10">
        <RecipeMenu recipe={recipe} />
      </div>
    </article>
  );
});

/** What can be done with a recipe. */
export function RecipeMenu({ recipe, onRemoved }: { recipe: Recipe; onRemoved?: () => void }) {
  const [, go] = useLocation();
  const setState = useSetState();
  const { id, state } = recipe;
  return (
    <Menu
      button={
        <IconButton label={`More about ${recipe.name}`}>
          <EllipsisVertical aria-hidden className="size-5" />
        </IconButton>
      }
    >
      <MenuItem icon={<CookingPot aria-hidden />} onSelect={() => go(`/recipes/${id}`)}>
        Cook
      </MenuItem>
      <MenuItem icon={<Pencil aria-hidden />} onSelect={() => go(`/recipes/${id}/edit`)}>
        Edit
      </MenuItem>
      <MenuItem
        icon={state === 'used' ? <RotateCcw aria-hidden /> : <CircleCheck aria-hidden />}
        onSelect={() => setState.mutate({ id, state: state === 'used' ? 'active' : 'used' })}
      >
        {state === 'used' ? 'Mark as not cooked' : 'Mark as cooked'}
      </MenuItem>
      <MenuDivider />
      <MenuItem
        isDanger
        icon={<Trash2 aria-hidden />}
        onSelect={() => {
          removeRecipes([recipe]);
          onRemoved?.();
        }}
      >
        Delete
      </MenuItem>
    </Menu>
  );
}
