import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Recipe } from '../recipes/recipes.queries.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Skeleton } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { dayName, today } from './days.ts';
import { addMeals, suggest, type SuggestedMeal } from './week.queries.ts';

const MOST_DAYS = 14;

/** What could be cooked in the next days, and why; taken over when it pleases. */
export function SuggestDialog({
  recipes,
  taken,
  onClose,
}: {
  recipes: readonly Recipe[];
  /** Days that have a meal already: nothing is put beside it. */
  taken: ReadonlySet<string>;
  onClose: () => void;
}) {
  const [days, setDays] = useState('7');
  const [people, setPeople] = useState('2');
  const [excluded, setExcluded] = useState<readonly number[]>([]);
  const [seed, setSeed] = useState(0);
  const [found, setFound] = useState<Awaited<ReturnType<typeof suggest>>>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const names = new Map(recipes.map(({ id, name }) => [id, name]));
  const wish = {
    from: today(),
    days: within(days, MOST_DAYS),
    people: within(people, 100),
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
  const meals = (found?.meals ?? []).filter(({ date }) => !taken.has(date));
  const chosen = meals.flatMap(({ date, meal, recipe_id: id }) =>
    id === null ? [] : [{ date, meal: meal as 'dinner', recipe_id: id, servings: wish.people }],
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
            {chosen.length === 1 ? 'Plan this meal' : `Plan these ${chosen.length} meals`}
          </Button>
        </>
      }
    >
      <div className="grid max-w-sm grid-cols-2 gap-4 pb-4">
        <TextField
          label="Days"
          inputMode="numeric"
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
        <TextField
          label="People"
          inputMode="numeric"
          value={people}
          onChange={(event) => setPeople(event.target.value)}
        />
      </div>
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
            onExclude={(id) => setExcluded([...excluded, id])}
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
  meal: { date, recipe_id: id, text },
  name,
  onExclude,
}: {
  meal: SuggestedMeal;
  name: string | undefined;
  onExclude: (id: number) => void;
}) {
  return (
    <li className="flex items-center gap-3 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="text-sm text-soft">{dayName(date)}</p>
        <p dir="auto" className="font-semibold">
          {name ?? 'Nothing fits'}
        </p>
        <p className="text-sm text-soft">{text}</p>
      </div>
      {id !== null && name !== undefined && (
        <IconButton label={`Another dish than ${name}`} onClick={() => onExclude(id)}>
          <RefreshCw aria-hidden className="size-4.5" />
        </IconButton>
      )}
    </li>
  );
}

/** A number as it was typed, at least 1 and at most so many. */
function within(text: string, most: number): number {
  const number = Math.trunc(Number(text));
  return Number.isFinite(number) ? Math.min(most, Math.max(1, number)) : 1;
}
