import { ClipboardList, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useRecipes } from '../recipes/recipes.queries.ts';
import { Button } from '../ui/button.tsx';
import { Page, Skeleton } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { setBoard, slotOf } from './board.ts';
import { addDays } from '../../domain/lines/dates.ts';
import { today } from './days.ts';
import { SuggestDialog } from './suggest-dialog.tsx';
import { WeekDay } from './week-day.tsx';
import { useMeals } from './week.queries.ts';

/** So many days are shown. */
const DAYS = 7;

/** The next days, and what is eaten on each. */
export default function Week() {
  const { meals, isError, error, refetch } = useMeals();
  const { recipes } = useRecipes();
  const [isAsking, setAsking] = useState(false);
  const [, go] = useLocation();
  const from = today();
  const days = Array.from({ length: DAYS }, (_, index) => addDays(from, index));
  const planned = (meals ?? []).filter(({ date }) => days.includes(date));
  const known = new Set(recipes?.map(({ id }) => id));
  const ids = planned.flatMap(({ recipe_id: id }) => (id !== null && known.has(id) ? [id] : []));
  const shop = () => {
    const before = setBoard(ids.map(slotOf));
    go('/plan?step=list');
    toast({
      text: 'The week is on the board.',
      action: { label: 'Undo', run: () => setBoard(before) },
    });
  };
  return (
    <Page
      title="The week"
      about="What you eat when. Suggestions use what ends first and buy as little as they can."
      actions={
        <>
          <Button
            look="main"
            icon={<Sparkles aria-hidden className="size-5" />}
            onClick={() => setAsking(true)}
          >
            Suggest meals
          </Button>
          {ids.length > 0 && (
            <Button icon={<ClipboardList aria-hidden className="size-4.5" />} onClick={shop}>
              What to buy
            </Button>
          )}
        </>
      }
    >
      {isError && !meals && (
        <p className="text-danger">
          {error.message} <Button onClick={() => refetch()}>Try again</Button>
        </p>
      )}
      {!meals && !isError && <Skeleton className="h-96 rounded-card" />}
      {meals && (
        <ol className="grid gap-3">
          {days.map((day) => (
            <WeekDay
              key={day}
              day={day}
              days={days}
              meals={planned.filter(({ date }) => date === day)}
              recipes={recipes ?? []}
            />
          ))}
        </ol>
      )}
      {isAsking && (
        <SuggestDialog
          recipes={recipes ?? []}
          taken={new Set(planned.map(({ date }) => date))}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  );
}
