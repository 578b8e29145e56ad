import { CircleCheck, CookingPot } from 'lucide-react';
import { lazy, Suspense, useRef } from 'react';
import { useParams } from 'wouter';
import { HeroPicture } from '../pictures/hero-picture.tsx';
import { useShownPicture } from '../pictures/pictures.queries.ts';
import { noteSteps, type NoteSteps } from '../../domain/note-steps.ts';
import { useProgress } from '../cook/progress.ts';
import { TEXT_SIZES, useTextSize } from '../cook/text-size.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { LinkedText } from '../ui/linked-text.tsx';
import { Card, Chip, Empty, Page, Skeleton } from '../ui/page.tsx';
import { toast, toastProblem } from '../ui/toast.tsx';
import { takenWords, undoCooking, useCook } from './cooking.queries.ts';
import { CategoryPicture } from './category-picture.tsx';
import { IngredientsAtHand } from './ingredients-at-hand.tsx';
import { NotHere } from './not-here.tsx';
import { Ingredients } from './recipe-ingredients.tsx';
import { Steps } from './recipe-steps.tsx';
import { RecipeTools } from './recipe-tools.tsx';
import { FREQUENCIES, lastsFor } from './recipe-words.ts';
import { useRecipe, useSetState, type Recipe } from './recipes.queries.ts';
import { useNeeded } from './use-needed.ts';

const PictureEditor = lazy(() => import('../pictures/picture-editor.tsx'));

/** A recipe for cooking by: ingredients and steps side by side, scaled, ticked off and timed. */
export default function RecipePage() {
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useRecipe(Number(id));
  if (data) return <Cooking key={data.id} recipe={data} />;
  return (
    <Page title="Recipe" isWide>
      {error ? (
        <NotHere error={error} onRetry={() => refetch()} />
      ) : (
        <div className="grid gap-5 lg:grid-cols-[minmax(21rem,2fr)_3fr]">
          <Skeleton className="h-96 rounded-card" />
          <Skeleton className="h-96 rounded-card" />
        </div>
      )}
    </Page>
  );
}

function Cooking({ recipe }: { recipe: Recipe }) {
  const { progress, change, toggle, clear } = useProgress(recipe.id);
  const [size, setSize] = useTextSize();
  const setState = useSetState();
  const cook = useCook();
  const section = useRef<HTMLElement>(null);
  const written = recipe.servings ?? Math.max(1, recipe.longevity);
  const portions = progress.portions ?? written;
  const needed = useNeeded(recipe, portions);
  const { steps, remarks } = stepsOf(recipe);
  const { ticked } = progress;
  const isUsed = recipe.state === 'used';
  const isPictured = useShownPicture(recipe) !== undefined;

  const finish = () => {
    const before = progress;
    clear();
    cook.mutate(
      { id: recipe.id, ...(recipe.servings ? { servings: portions } : {}) },
      {
        onError: (error) => {
          change(before);
          toastProblem(error);
        },
        onSuccess: (cooked) =>
          toast({
            text: `Enjoy your meal. ${takenWords(cooked)}`,
            action: {
              label: 'Undo',
              run: () => {
                void undoCooking(cooked.id).catch(toastProblem);
                change(before);
              },
            },
          }),
      },
    );
  };
  const cooking = {
    recipe,
    needed,
    portions,
    onPortions: (next: number) => change({ ticked, portions: next === written ? undefined : next }),
    ticked,
    onTick: toggle,
  };
  return (
    <Page
      title={recipe.name}
      isWide
      about={
        <span className="flex flex-wrap items-center gap-1.5 pt-1 print:hidden">
          <CategoryPicture category={recipe.meat_type} className="size-9 rounded-lg" />
          <Chip tone="tint">{recipe.meat_type}</Chip>
          <Chip>{lastsFor(recipe.longevity)}</Chip>
          {recipe.total_minutes ? <Chip>{recipe.total_minutes} minutes</Chip> : null}
          <Chip>{FREQUENCIES[recipe.frequency]}</Chip>
          {isUsed && <Chip>Cooked</Chip>}
          {recipe.tags?.map((tag) => (
            <Chip key={tag}>{tag}</Chip>
          ))}
          {recipe.source_url && <LinkedText text={recipe.source_url} />}
        </span>
      }
      actions={
        <RecipeTools
          recipe={recipe}
          needed={needed}
          portions={portions}
          size={size}
          onSize={setSize}
        />
      }
    >
      <div className="relative mb-5 print:hidden">
        <HeroPicture recipe={recipe} />
        <div className={isPictured ? 'absolute right-2 bottom-2' : 'min-h-11'}>
          <Suspense fallback={null}>
            <PictureEditor recipe={recipe} isSmall={isPictured} />
          </Suspense>
        </div>
      </div>
      <div
        className={`grid items-start gap-5 lg:grid-cols-[minmax(21rem,2fr)_3fr] print:grid-cols-[2fr_3fr] print:gap-8 print:text-[11pt] ${TEXT_SIZES[size]?.text ?? ''}`}
      >
        <Card className="lg:sticky lg:top-[calc(var(--timers-height,0px)+1.5rem)] lg:max-h-[calc(100dvh-var(--timers-height,0px)-3rem)] lg:overflow-y-auto print:static print:max-h-none print:overflow-visible print:border-0 print:bg-transparent print:shadow-none">
          <section ref={section} aria-label="Ingredients" className="p-5 sm:p-6 print:p-0">
            <Ingredients {...cooking} />
          </section>
        </Card>
        <div className="grid min-w-0 gap-5">
          {steps.length > 0 && (
            <Card className="p-5 sm:p-6 print:border-0 print:bg-transparent print:p-0 print:shadow-none">
              <section aria-label="Steps">
                <h2 className="mb-4 text-2xl">Steps</h2>
                <Steps recipe={recipe} steps={steps} ticked={ticked} onTick={toggle} />
              </section>
            </Card>
          )}
          {remarks !== '' && (
            <Card className="p-5 sm:p-6 print:border-0 print:bg-transparent print:p-0 print:shadow-none">
              <h2 className="mb-2 text-2xl">Notes</h2>
              <div dir="auto" className="max-w-[65ch] leading-relaxed">
                <LinkedText text={remarks} />
              </div>
            </Card>
          )}
          {recipe.note === '' && steps.length === 0 && <NoSteps id={recipe.id} />}
          <div className="no-print mb-16 flex flex-wrap gap-2">
            <Button
              look="main"
              className="text-base"
              icon={<CookingPot aria-hidden className="size-5" />}
              isBusy={cook.isPending}
              onClick={finish}
            >
              I cooked it
            </Button>
            {isUsed && (
              <Button
                className="text-base"
                icon={<CircleCheck aria-hidden className="size-5" />}
                onClick={() => setState.mutate({ id: recipe.id, state: 'active' })}
              >
                Mark as not cooked
              </Button>
            )}
            {ticked.size > 0 && (
              <Button
                className="text-base"
                onClick={({ currentTarget }) => {
                  const before = progress;
                  (currentTarget.previousElementSibling as HTMLElement | null)?.focus();
                  clear();
                  toast({
                    text: 'Everything is unticked.',
                    action: { label: 'Undo', run: () => change(before) },
                  });
                }}
              >
                Start over
              </Button>
            )}
          </div>
        </div>
      </div>
      <IngredientsAtHand section={section}>
        <Ingredients {...cooking} isTitled={false} />
      </IngredientsAtHand>
    </Page>
  );
}

/** Steps of its own, else those that the note has. */
function stepsOf({ steps, note }: Recipe): NoteSteps {
  if (!steps || steps.length === 0) return noteSteps(note);
  let last = '';
  const headed = steps.map(({ text, section }) => {
    const heading = section && section !== last ? section : '';
    last = section ?? last;
    return { text, heading };
  });
  return { steps: headed, remarks: note.trim() };
}

function NoSteps({ id }: { id: number }) {
  return (
    <Card className="no-print">
      <Empty
        title="No steps yet"
        action={<ButtonLink href={`/recipes/${id}/edit`}>Write them down</ButtonLink>}
      >
        One step a line. Times such as “25 minutes” become timers.
      </Empty>
    </Card>
  );
}
