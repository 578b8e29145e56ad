import { CircleCheck, Utensils } from 'lucide-react';
import { memo } from 'react';
import { Chip } from '../ui/page.tsx';
import { RecipeLink } from './recipe-link.tsx';
import { RecipeMenu } from './recipe-card.tsx';
import type { Finder } from './recipe-finder.tsx';
import { FREQUENCIES, lastsFor, matchTone } from './recipe-words.ts';
import type { Recipe } from './recipes.queries.ts';
import type { Found, Order } from './use-found-recipes.ts';

const COLUMNS =
  'grid grid-cols-[1fr_2.75rem] items-center gap-x-4 md:grid-cols-[minmax(12rem,3fr)_minmax(6rem,1fr)_6rem_7rem_7rem_2.75rem]';

const HEADS: readonly { name: string; order?: Order }[] = [
  { name: 'Recipe', order: 'name' },
  { name: 'Category', order: 'category' },
  { name: 'Status' },
  { name: 'Lasts for', order: 'longevity' },
  { name: 'How often' },
];

/** The head of the table: a click on a column sorts by it, another one goes back to how it was. */
export function RowsHead({
  order,
  onChange,
}: {
  order: Order;
  onChange: (next: Partial<Finder>) => void;
}) {
  return (
    <div className={`${COLUMNS} hidden border-b border-line px-3 pb-1 text-sm text-soft md:grid`}>
      {HEADS.map(({ name, order: by }) =>
        by === undefined ? (
          <span key={name} className="px-1 font-semibold">
            {name}
          </span>
        ) : (
          <button
            key={name}
            type="button"
            aria-pressed={order === by}
            onClick={() => onChange({ order: order === by ? 'fit' : by })}
            className="min-h-9 rounded-lg px-1 text-left font-semibold hover:text-ink aria-pressed:text-accent"
          >
            {name}
            {order === by && ' ↓'}
          </button>
        ),
      )}
    </div>
  );
}

/** A recipe as a row of a table: name, category, status, how long it lasts and how often it is cooked. */
export const RecipeRow = memo(function RecipeRow({
  found: { recipe, match },
  onOpen,
}: {
  found: Found;
  onOpen: (recipe: Recipe) => void;
}) {
  return (
    <div className={`${COLUMNS} relative h-14 border-b border-line px-3 hover:bg-card`}>
      <span className="flex min-w-0 items-center gap-2">
        <RecipeLink
          recipe={recipe}
          onOpen={onOpen}
          className="truncate rounded-sm px-1 font-semibold after:absolute after:inset-0"
        />
        {match && <Chip tone={matchTone(match.percent)}>{match.percent} %</Chip>}
      </span>
      <span className="hidden truncate text-soft md:block">{recipe.meat_type}</span>
      <span className="hidden items-center gap-1.5 text-sm text-soft md:flex">
        {recipe.state === 'used' ? (
          <>
            <CircleCheck aria-hidden className="size-4 text-accent" /> Cooked
          </>
        ) : (
          <>
            <Utensils aria-hidden className="size-4" /> Active
          </>
        )}
      </span>
      <span className="hidden text-soft tabular-nums md:block">{lastsFor(recipe.longevity)}</span>
      <span className="hidden text-soft md:block">{FREQUENCIES[recipe.frequency]}</span>
      <span className="relative z-10">
        <RecipeMenu recipe={recipe} />
      </span>
    </div>
  );
});
