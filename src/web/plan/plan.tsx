import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useRecipes } from '../recipes/recipes.queries.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { useBoard } from './board.ts';
import { ChooseRecipes } from './choose-recipes.tsx';
import { FridgeCheck } from './fridge-check.tsx';
import { ShoppingPreview } from './shopping-preview.tsx';

const STEPS = [
  { name: 'fridge', title: 'Check the fridge' },
  { name: 'recipes', title: 'Choose recipes' },
  { name: 'list', title: 'What to buy' },
] as const;

/** From the fridge over the recipes to the list: nothing is saved before its end. */
export default function Plan() {
  const [params] = useSearchParams();
  const { recipes } = useRecipes();
  const board = useBoard();
  const at = Math.max(
    0,
    STEPS.findIndex(({ name }) => name === (params.get('step') ?? 'recipes')),
  );
  const planned = useMemo(() => {
    const known = new Map(recipes?.map((recipe) => [recipe.id, recipe]));
    return board.flatMap(({ recipeId, servings }) => {
      const recipe = known.get(recipeId);
      return recipe ? [{ recipe, servings }] : [];
    });
  }, [recipes, board]);
  return (
    <Page title="Plan meals" isWide>
      <nav aria-label="Steps" className="no-print mb-6">
        <ol className="flex gap-1.5 sm:gap-3">
          {STEPS.map(({ name, title }, index) => (
            <li key={name} className="min-w-0 flex-1">
              <Link
                href={`/plan?step=${name}`}
                aria-current={index === at ? 'step' : undefined}
                className="group block rounded-lg pb-1"
              >
                <span
                  className={`block h-1.5 rounded-full transition-colors ${index <= at ? 'bg-accent' : 'bg-line'}`}
                />
                <span className="flex min-h-9 items-center gap-2 pt-1.5 text-sm leading-tight text-soft group-hover:text-ink group-aria-[current=step]:font-bold group-aria-[current=step]:text-ink sm:text-base">
                  <span className="hidden sm:inline">{index + 1}.</span> {title}
                </span>
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      {at === 0 && <FridgeCheck />}
      {at === 1 && (
        <ChooseRecipes recipes={recipes} planned={planned.map(({ recipe }) => recipe)} />
      )}
      {at === 2 && <ShoppingPreview planned={planned} isLoading={recipes === undefined} />}
      {at !== 1 && <StepButtons at={at} />}
    </Page>
  );
}

/** Back, or on; the step in the middle has its own way on, always in sight. */
function StepButtons({ at }: { at: number }) {
  return (
    <div className="no-print mt-6">
      {at === 0 ? (
        <ButtonLink
          href="/plan?step=recipes"
          look="main"
          icon={<ArrowRight aria-hidden className="order-last size-4.5" />}
        >
          Choose recipes
        </ButtonLink>
      ) : (
        <ButtonLink href="/plan?step=recipes" icon={<ArrowLeft aria-hidden className="size-4.5" />}>
          Change the recipes
        </ButtonLink>
      )}
    </div>
  );
}
