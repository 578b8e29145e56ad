import { Pin, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Recipe } from '../recipes/recipes.queries.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Skeleton } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { dayName } from './days.ts';
import { mealInWords, mealTime } from './meal-times.ts';
import {
  FIRST_CHOICES,
  numberIn,
  SuggestOptions,
  type DayTime,
  type SuggestChoices,
} from './suggest-options.tsx';
import { addMeals, suggest, type Meal, type SuggestedMeal } from './week.queries.ts';

const MOST_DAYS = 14;

/** What could be cooked in these days, and why; taken over when it pleases. */
export function SuggestDialog({
  recipes,
  from,
  meals: planned,
  onClose,
}: {
  recipes: readonly Recipe[];
  /** The first day. */
  from: string;
  /** What is planned already: it stands, and nothing is put beside it. */
  meals: readonly Meal[];
  onClose: () => void;
}) {
  const [choices, setChoices] = useState<SuggestChoices>(FIRST_CHOICES);
  const [kept, setKept] = useState<readonly Fixed[]>([]);
  const [excluded, setExcluded] = useState<readonly number[]>([]);
  const [seed, setSeed] = useState(0);
  const [found, setFound] = useState<Awaited<ReturnType<typeof suggest>>>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const names = new Map(recipes.map(({ id, name }) => [id, name]));
  const taken = new Set(planned.map(slotOf));
  const standing = planned.flatMap((meal) =>
    meal.recipe_id !== null && names.has(meal.recipe_id)
      ? [{ date: meal.date, meal: timeOf(meal), recipe_id: meal.recipe_id }]
      : [],
  );
  const people = numberIn(choices.people, 1, 100);
  const wish = {
    from,
    days: numberIn(choices.days, 1, MOST_DAYS),
    people,
    meals: [...choices.meals],
    only_active: choices.onlyActive,
    use_expiring: choices.useExpiring,
    max_extra_items: choices.mostExtra === '' ? null : numberIn(choices.mostExtra, 0, 1000),
    fixed: [...standing, ...kept].slice(0, 100),
    excluded: [...excluded],
    seed,
  };
  const asked = JSON.stringify(wish);
  useEffect(() => {
    let isOver = false;
    suggest(JSON.parse(asked) as typeof wish).then(
      (plan) => {
        if (isOver) return;
        setFound(plan);
        setProblem(undefined);
      },
      (error: unknown) => !isOver && setProblem((error as Error).message),
    );
    return () => {
      isOver = true;
    };
  }, [asked]);
  const meals = (found?.meals ?? []).filter((meal) => !taken.has(slotOf(meal)));
  const chosen = meals.flatMap((meal) =>
    meal.recipe_id === null
      ? []
      : [{ date: meal.date, meal: timeOf(meal), recipe_id: meal.recipe_id, servings: people }],
  );
  const keep = async () => {
    setBusy(true);
    if (await addMeals(chosen)) {
      toast({
        text: chosen.length === 1 ? '1 meal is planned.' : `${chosen.length} meals are planned.`,
      });
      onClose();
    }
    setBusy(false);
  };
  return (
    <Dialog
      title="Suggested meals"
      shape="wide"
      onClose={onClose}
      footer={
        <>
          <Button
            icon={<RefreshCw aria-hidden className="size-4.5" />}
            onClick={() => setSeed(seed + 1)}
          >
            Others
          </Button>
          <Button look="main" disabled={chosen.length === 0} isBusy={isBusy} onClick={keep}>
            {buttonText(chosen.length)}
          </Button>
        </>
      }
    >
      <SuggestOptions choices={choices} onChange={setChoices} />
      {problem !== undefined && (
        <p role="alert" className="font-medium text-danger">
          {problem}
        </p>
      )}
      {!found && problem === undefined && <Skeleton className="h-64 rounded-card" />}
      {found && meals.length === 0 && <p className="text-soft">These days are planned already.</p>}
      <ol className="divide-y divide-line">
        {meals.map((meal) => (
          <Suggested
            key={`${meal.date} ${meal.meal}`}
            meal={meal}
            name={meal.recipe_id === null ? undefined : names.get(meal.recipe_id)}
            isKept={kept.some((one) => slotOf(one) === slotOf(meal))}
            onKeep={(isKept) => {
              const others = kept.filter((one) => slotOf(one) !== slotOf(meal));
              const { date, recipe_id: id } = meal;
              const one = id === null ? [] : [{ date, meal: timeOf(meal), recipe_id: id }];
              setKept(isKept ? [...others, ...one] : others);
            }}
            onExclude={(id) => {
              setKept(kept.filter(({ recipe_id: other }) => other !== id));
              setExcluded([...excluded, id]);
            }}
          />
        ))}
      </ol>
      {found && found.to_buy.length > 0 && (
        <p className="pt-4">
          <strong className="font-semibold">To buy:</strong> {found.to_buy.join(', ')}.
        </p>
      )}
    </Dialog>
  );
}

function Suggested({
  meal: { date, meal, recipe_id: id, text },
  name,
  isKept,
  onKeep,
  onExclude,
}: {
  meal: SuggestedMeal;
  name: string | undefined;
  isKept: boolean;
  onKeep: (isKept: boolean) => void;
  onExclude: (id: number) => void;
}) {
  const time = mealInWords({ meal, servings: null });
  return (
    <li className="flex items-center gap-1 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="text-sm text-soft">
          {dayName(date)}
          {time !== '' && ` · ${time}`}
        </p>
        <p dir="auto" className="font-semibold">
          {name ?? 'Nothing fits'}
        </p>
        <p className="text-sm text-soft">{text}</p>
      </div>
      {id !== null && name !== undefined && (
        <>
          <IconButton
            label={`Keep ${name} whatever else changes`}
            aria-pressed={isKept}
            onClick={() => onKeep(!isKept)}
            className={isKept ? 'bg-tint text-on-tint!' : ''}
          >
            <Pin aria-hidden className="size-4.5" />
          </IconButton>
          <IconButton label={`Another dish than ${name}`} onClick={() => onExclude(id)}>
            <RefreshCw aria-hidden className="size-4.5" />
          </IconButton>
        </>
      )}
    </li>
  );
}

/** A meal that stands, whatever else is suggested. */
interface Fixed {
  date: string;
  meal: DayTime;
  recipe_id: number;
}

/** What has no time of the day is taken for the dinner. */
const timeOf = ({ meal }: { meal: string }): DayTime => {
  const time = mealTime(meal);
  return time === '' ? 'dinner' : time;
};
const slotOf = (meal: { date: string; meal: string }) => `${meal.date} ${timeOf(meal)}`;

function buttonText(count: number): string {
  if (count === 0) return 'Plan these meals';
  return count === 1 ? 'Plan this meal' : `Plan these ${count} meals`;
}
