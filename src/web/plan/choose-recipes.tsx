import { ArrowRight, Dices, History, Settings2 } from 'lucide-react';
import { useState } from 'react';
import { drawRecipe } from '../../domain/random-recipe.ts';
import { useFridgeNames } from '../fridge/fridge.queries.ts';
import { QuickView } from '../recipes/quick-view.tsx';
import { readFinder, RecipeFinder, type Finder } from '../recipes/recipe-finder.tsx';
import type { Recipe } from '../recipes/recipes.queries.ts';
import { useFoundRecipes } from '../recipes/use-found-recipes.ts';
import { Button, ButtonLink, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Card } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { BoardList, boardInWords } from './board-list.tsx';
import { putOnBoard } from './board.ts';
import { Picker } from './picker.tsx';
import { PreviousPlans } from './previous-plans.tsx';
import { RandomSettings, readRandomRules, type RandomChoice } from './random-settings.tsx';

const NOBODY: ReadonlySet<number> = new Set();

/** Recipes on the left, the board they go to on the right. */
export function ChooseRecipes({
  recipes,
  planned,
}: {
  recipes: readonly Recipe[] | undefined;
  planned: readonly Recipe[];
}) {
  const [finder, setFinder] = useState<Finder>(() => readFinder(new URLSearchParams()));
  const [ticked, setTicked] = useState<ReadonlySet<number>>(NOBODY);
  const [rules, setRules] = useState<RandomChoice>(readRandomRules);
  const [shown, setShown] = useState<'settings' | 'plans' | 'board'>();
  const [open, setOpen] = useState<Recipe>();
  const have = useFridgeNames();
  const found = useFoundRecipes(recipes, { ...finder, have });
  // What a search hides is not chosen behind the cook's back.
  const chosen = found.filter(({ recipe }) => ticked.has(recipe.id)).map(({ recipe }) => recipe);

  const draw = () => {
    const pool = rules.fromTicked && chosen.length > 0 ? chosen : found.map(({ recipe }) => recipe);
    const taken = new Set(planned.map(({ id }) => id));
    const recipe = drawRecipe(pool, taken, rules, Math.random());
    if (!recipe) {
      toast({
        kind: 'bad',
        text: 'No recipe is left to draw from. See what the settings of Random leave out.',
      });
      return;
    }
    putOnBoard([recipe.id]);
    toast({ text: `“${recipe.name}” is on the board.` });
    if (rules.fromTicked && ticked.has(recipe.id)) setTicked(without(ticked, recipe.id));
  };

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem] xl:grid-cols-[1fr_26rem]">
      <section aria-label="Recipes to choose from" className="min-w-0">
        <RecipeFinder
          isNarrow
          finder={finder}
          onChange={(next) => setFinder({ ...finder, ...next })}
        />
        <div className="mb-3 flex flex-wrap items-center gap-x-2 gap-y-1">
          <Button
            look={chosen.length > 0 ? 'main' : 'plain'}
            disabled={chosen.length === 0}
            onClick={() => {
              putOnBoard(chosen.map(({ id }) => id));
              setTicked(NOBODY);
            }}
          >
            {chosen.length === 0 ? 'Add ticked' : `Add ${chosen.length} ticked`}
          </Button>
          <Button icon={<Dices aria-hidden className="size-5" />} onClick={draw}>
            Random
          </Button>
          <IconButton label="Settings of Random" onClick={() => setShown('settings')}>
            <Settings2 aria-hidden className="size-5" />
          </IconButton>
          <Button
            look="quiet"
            className="ml-auto"
            icon={<History aria-hidden className="size-4.5" />}
            onClick={() => setShown('plans')}
          >
            Previous plans
          </Button>
        </div>
        <Picker
          found={recipes && found}
          ticked={ticked}
          onTick={(id, isTicked) =>
            setTicked(isTicked ? new Set([...ticked, id]) : without(ticked, id))
          }
          onOpen={setOpen}
        />
      </section>
      <Card className="hidden p-4 lg:sticky lg:top-6 lg:block">
        <BoardList recipes={recipes} planned={planned} onOpen={setOpen} />
        <ToList planned={planned} className="mt-4 w-full" />
      </Card>
      <div className="no-print sticky bottom-[calc(var(--nav-height)+env(safe-area-inset-bottom)+0.5rem)] z-10 flex items-center gap-2 rounded-card border border-line bg-card p-2 pl-4 shadow-raised lg:hidden">
        <button
          type="button"
          className="min-h-11 flex-1 rounded-lg text-left"
          onClick={() => setShown('board')}
        >
          <span className="block leading-tight font-semibold">The board</span>
          <span className="block text-sm text-soft">{boardInWords(planned)}</span>
        </button>
        <ToList planned={planned} />
      </div>
      {shown === 'board' && (
        <Dialog title="The board" shape="sheet" onClose={() => setShown(undefined)}>
          <BoardList recipes={recipes} planned={planned} onOpen={setOpen} />
        </Dialog>
      )}
      {shown === 'settings' && (
        <RandomSettings rules={rules} onChange={setRules} onClose={() => setShown(undefined)} />
      )}
      {shown === 'plans' && (
        <PreviousPlans recipes={recipes ?? []} onClose={() => setShown(undefined)} />
      )}
      {open && <QuickView recipe={open} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

function ToList({ planned, className }: { planned: readonly Recipe[]; className?: string }) {
  return (
    <ButtonLink
      href="/plan?step=list"
      look={planned.length > 0 ? 'main' : 'plain'}
      icon={<ArrowRight aria-hidden className="order-last size-4.5" />}
      className={className}
    >
      What to buy
    </ButtonLink>
  );
}

function without(ids: ReadonlySet<number>, id: number): ReadonlySet<number> {
  return new Set([...ids].filter((other) => other !== id));
}
