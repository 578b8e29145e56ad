import { AArrowUp, CookingPot, Pencil, Printer, Sun } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useLocation, useParams } from 'wouter';
import { noteSteps } from '../../domain/note-steps.ts';
import { useProgress } from '../cook/progress.ts';
import { StepText } from '../cook/step-text.tsx';
import { Button, ButtonLink, IconButton } from '../ui/button.tsx';
import { LinkedText } from '../ui/linked-text.tsx';
import { Card, Chip, Empty, Page, Skeleton } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { canStayAwake, useAwake } from '../ui/use-awake.ts';
import { CategoryPicture } from './category-picture.tsx';
import { RecipeMenu } from './recipe-card.tsx';
import { FREQUENCIES, lastsFor } from './recipe-words.ts';
import { useRecipe, useSetState, type Recipe } from './recipes.queries.ts';
import { Ingredients } from './recipe-ingredients.tsx';

/** Sizes of the text while cooking. */
const SIZES = ['text-base', 'text-xl', 'text-2xl'] as const;

/** A recipe for cooking by: ingredients and steps side by side, scaled, ticked off and timed. */
export default function RecipePage() {
  const { id } = useParams<{ id: string }>();
  const { data, isError } = useRecipe(Number(id));
  if (isError && !data) {
    return (
      <Page title="Recipe">
        <Empty
          title="This recipe is not here"
          action={<ButtonLink href="/recipes">All recipes</ButtonLink>}
        >
          It may have been deleted, or it is somebody else’s.
        </Empty>
      </Page>
    );
  }
  if (!data) {
    return (
      <Page title="Recipe">
        <Skeleton className="h-96 rounded-card" />
      </Page>
    );
  }
  return <Cooking key={data.id} recipe={data} />;
}

function Cooking({ recipe }: { recipe: Recipe }) {
  const [, go] = useLocation();
  const [portions, setPortions] = useState(Math.max(1, recipe.longevity));
  const [size, setSize] = useState(0);
  const [isAwake, setAwake] = useAwake();
  const { ticked, toggle, clear } = useProgress(recipe.id);
  const setState = useSetState();
  const { steps, remarks } = noteSteps(recipe.note);
  return (
    <Page
      title={recipe.name}
      isWide
      about={
        <span className="flex flex-wrap items-center gap-1.5 pt-1">
          <CategoryPicture category={recipe.meat_type} className="size-9 rounded-lg" />
          <Chip tone="tint">{recipe.meat_type}</Chip>
          <Chip>{lastsFor(recipe.longevity)}</Chip>
          <Chip>{FREQUENCIES[recipe.frequency]}</Chip>
          {recipe.state === 'used' && <Chip>Cooked</Chip>}
        </span>
      }
      actions={
        <>
          {canStayAwake && (
            <IconButton
              label={isAwake ? 'Let the screen sleep' : 'Keep the screen on'}
              aria-pressed={isAwake}
              className="aria-pressed:bg-tint aria-pressed:text-on-tint"
              onClick={() => {
                setAwake(!isAwake);
                toast({ text: isAwake ? 'The screen may sleep again.' : 'The screen stays on.' });
              }}
            >
              <Sun aria-hidden className="size-5" />
            </IconButton>
          )}
          <IconButton label="Larger text" onClick={() => setSize((size + 1) % SIZES.length)}>
            <AArrowUp aria-hidden className="size-5" />
          </IconButton>
          <IconButton label="Print" onClick={() => print()}>
            <Printer aria-hidden className="size-5" />
          </IconButton>
          <ButtonLink
            href={`/recipes/${recipe.id}/edit`}
            icon={<Pencil aria-hidden className="size-4.5" />}
          >
            Edit
          </ButtonLink>
          <RecipeMenu recipe={recipe} onRemoved={() => go('/recipes')} />
        </>
      }
    >
      <div className={`grid items-start gap-5 lg:grid-cols-[minmax(20rem,2fr)_3fr] ${SIZES[size]}`}>
        <Card className="p-5 sm:p-6 lg:sticky lg:top-6">
          <Ingredients
            recipe={recipe}
            portions={portions}
            onPortions={setPortions}
            ticked={ticked}
            onTick={toggle}
          />
        </Card>
        <div className="grid gap-5">
          {steps.length > 0 && (
            <Card className="p-5 sm:p-6">
              <section aria-label="Steps">
                <h2 className="mb-3 text-[1.4em]">Steps</h2>
                <ol className="grid gap-1">
                  {steps.map((step, index) => (
                    <Step
                      key={index}
                      number={index + 1}
                      isTicked={ticked.has(`step ${index}`)}
                      onTick={() => toggle(`step ${index}`)}
                    >
                      <StepText text={step} name={recipe.name} path={`/recipes/${recipe.id}`} />
                    </Step>
                  ))}
                </ol>
              </section>
            </Card>
          )}
          {remarks !== '' && (
            <Card className="p-5 sm:p-6">
              <h2 className="mb-2 text-[1.4em]">Notes</h2>
              <LinkedText text={remarks} />
            </Card>
          )}
          {recipe.note === '' && (
            <Card>
              <Empty
                title="No steps yet"
                action={
                  <ButtonLink href={`/recipes/${recipe.id}/edit`}>Write them down</ButtonLink>
                }
              >
                One step a line; times become timers.
              </Empty>
            </Card>
          )}
          <div className="no-print flex flex-wrap gap-2">
            {recipe.state === 'active' && (
              <Button
                look="main"
                icon={<CookingPot aria-hidden className="size-5" />}
                onClick={() => {
                  setState.mutate({ id: recipe.id, state: 'used' });
                  clear();
                  toast({
                    text: 'Enjoy your meal. It is marked as cooked.',
                    action: {
                      label: 'Undo',
                      run: () => setState.mutate({ id: recipe.id, state: 'active' }),
                    },
                  });
                }}
              >
                Cooked
              </Button>
            )}
            {ticked.size > 0 && <Button onClick={clear}>Untick everything</Button>}
          </div>
        </div>
      </div>
    </Page>
  );
}

function Step({
  number,
  isTicked,
  onTick,
  children,
}: {
  number: number;
  isTicked: boolean;
  onTick: () => void;
  children: ReactNode;
}) {
  return (
    <li className="grid grid-cols-[auto_1fr] items-start gap-2 rounded-control py-1.5">
      <button
        type="button"
        aria-pressed={isTicked}
        aria-label={`Step ${number} done`}
        onClick={onTick}
        className={`grid size-11 place-items-center rounded-full font-display text-lg font-semibold ${isTicked ? 'bg-accent text-on-accent' : 'bg-sunken text-ink'}`}
      >
        {number}
      </button>
      <div className={`pt-2 leading-relaxed ${isTicked ? 'text-soft line-through' : ''}`}>
        {children}
      </div>
    </li>
  );
}
