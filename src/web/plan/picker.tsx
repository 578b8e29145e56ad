import { Plus, SearchX } from 'lucide-react';
import { FREQUENCIES, lastsFor, matchTone } from '../recipes/recipe-words.ts';
import type { Recipe } from '../recipes/recipes.queries.ts';
import type { Found } from '../recipes/use-found-recipes.ts';
import { ButtonLink, IconButton } from '../ui/button.tsx';
import { Tick } from '../ui/field.tsx';
import { Card, Chip, Empty, Skeleton } from '../ui/page.tsx';
import { VirtualGrid } from '../ui/virtual-grid.tsx';
import { putOnBoard } from './board.ts';

/** The recipes to choose from: tick several, or put one on the board at once. */
export function Picker({
  found,
  ticked,
  onTick,
  onOpen,
}: {
  found: readonly Found[] | undefined;
  ticked: ReadonlySet<number>;
  onTick: (id: number, isTicked: boolean) => void;
  onOpen: (recipe: Recipe) => void;
}) {
  if (!found) return <Skeleton className="h-96 rounded-card" />;
  if (found.length === 0) {
    return (
      <Card>
        <Empty
          picture={<SearchX />}
          title="No recipe here"
          action={<ButtonLink href="/recipes/add">Add a recipe</ButtonLink>}
        >
          None fits the search, or your cookbook is still empty.
        </Empty>
      </Card>
    );
  }
  return (
    <VirtualGrid
      items={found}
      label="Recipes to choose from"
      minWidth={320}
      rowHeight={68}
      gap={8}
      keyOf={({ recipe }) => recipe.id}
    >
      {({ recipe, match }) => (
        <div className="flex h-[4.25rem] items-center gap-1 rounded-control border border-line bg-card pl-1 has-checked:border-accent has-checked:bg-tint">
          <label className="grid size-11 shrink-0 cursor-pointer place-items-center">
            <Tick
              aria-label={`Tick ${recipe.name}`}
              checked={ticked.has(recipe.id)}
              onChange={(event) => onTick(recipe.id, event.target.checked)}
            />
          </label>
          <button
            type="button"
            onClick={() => onOpen(recipe)}
            className="min-h-11 min-w-0 flex-1 rounded-lg py-1 text-left"
          >
            <span className="block truncate font-semibold">{recipe.name}</span>
            <span className="block truncate text-sm text-soft">
              {recipe.meat_type} · {lastsFor(recipe.longevity)} · {FREQUENCIES[recipe.frequency]}
              {recipe.state === 'used' && ' · cooked'}
            </span>
          </button>
          {match && <Chip tone={matchTone(match.percent)}>{match.percent} %</Chip>}
          <IconButton
            label={`Put ${recipe.name} on the board`}
            onClick={() => putOnBoard([recipe.id])}
          >
            <Plus aria-hidden className="size-5" />
          </IconButton>
        </div>
      )}
    </VirtualGrid>
  );
}
