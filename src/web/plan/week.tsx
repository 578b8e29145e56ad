import { ChevronLeft, ChevronRight, ClipboardList, CopyPlus, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { addDays, dayOf } from '../../domain/lines/dates.ts';
import { useRecipes } from '../recipes/recipes.queries.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Page, Skeleton } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { setBoard, slotOf } from './board.ts';
import { CopyWeek } from './copy-week.tsx';
import { spanName, today } from './days.ts';
import { MealDialog } from './meal-dialog.tsx';
import { SuggestDialog } from './suggest-dialog.tsx';
import { WeekBoard } from './week-board.tsx';
import { WeekDay } from './week-day.tsx';
import { useMeals, type Meal } from './week.queries.ts';

/** So many days are shown. */
const DAYS = 7;

/** Seven days, and what is eaten on each: from today on, or from the day in the address. */
export default function Week() {
  const { meals, isError, error, refetch } = useMeals();
  const { recipes } = useRecipes();
  const [shown, setShown] = useState<'suggestions' | 'copies' | Meal>();
  const [params] = useSearchParams();
  const wanted = params.get('from') ?? '';
  const from = dayOf(wanted) === undefined ? today() : wanted;
  const days = Array.from({ length: DAYS }, (_, index) => addDays(from, index));
  const planned = (meals ?? []).filter(({ date }) => days.includes(date));
  const close = () => setShown(undefined);
  return (
    <Page
      title="The week"
      about="What you eat when. Suggestions use what ends first and buy as little as they can."
      actions={
        <>
          <Button
            look="main"
            icon={<Sparkles aria-hidden className="size-5" />}
            onClick={() => setShown('suggestions')}
          >
            Suggest meals
          </Button>
          <Button
            icon={<CopyPlus aria-hidden className="size-4.5" />}
            onClick={() => setShown('copies')}
          >
            Copy a week
          </Button>
          <WhatToBuy planned={planned} known={new Set(recipes?.map(({ id }) => id))} />
        </>
      }
    >
      <WeekSteps from={from} />
      {isError && !meals && (
        <p className="text-danger">
          {error.message} <Button onClick={() => refetch()}>Try again</Button>
        </p>
      )}
      {!meals && !isError && <Skeleton className="h-96 rounded-card" />}
      {meals && (
        <WeekBoard meals={planned}>
          <ol className="grid gap-3">
            {days.map((day) => (
              <WeekDay
                key={day}
                day={day}
                meals={planned.filter(({ date }) => date === day)}
                recipes={recipes ?? []}
                onEdit={setShown}
              />
            ))}
          </ol>
        </WeekBoard>
      )}
      {shown === 'suggestions' && (
        <SuggestDialog recipes={recipes ?? []} from={from} meals={meals ?? []} onClose={close} />
      )}
      {shown === 'copies' && <CopyWeek meals={meals ?? []} to={from} onClose={close} />}
      {typeof shown === 'object' && <MealDialog meal={shown} onClose={close} />}
    </Page>
  );
}

const hrefOf = (day: string) => (day === today() ? '/week' : `/week?from=${day}`);

/** The way to the weeks before and after. */
function WeekSteps({ from }: { from: string }) {
  return (
    <nav aria-label="Weeks" className="no-print mb-4 flex flex-wrap items-center gap-2">
      <ButtonLink
        href={hrefOf(addDays(from, -DAYS))}
        size="small"
        icon={<ChevronLeft aria-hidden className="size-4.5" />}
      >
        Earlier
      </ButtonLink>
      <p aria-live="polite" className="px-1 font-semibold">
        {spanName(from, addDays(from, DAYS - 1))}
      </p>
      <ButtonLink
        href={hrefOf(addDays(from, DAYS))}
        size="small"
        icon={<ChevronRight aria-hidden className="order-last size-4.5" />}
      >
        Later
      </ButtonLink>
      {from !== today() && (
        <ButtonLink href="/week" size="small" look="quiet">
          From today
        </ButtonLink>
      )}
    </nav>
  );
}

/** Puts the meals on the board of the plan, each for as many as it is planned for, and shows what they need. */
function WhatToBuy({ planned, known }: { planned: readonly Meal[]; known: ReadonlySet<number> }) {
  const [, go] = useLocation();
  const slots = planned.flatMap(({ recipe_id: id, servings }) =>
    id !== null && known.has(id) ? [slotOf(id, servings)] : [],
  );
  if (slots.length === 0) return null;
  const shop = () => {
    const before = setBoard(slots);
    go('/plan?step=list');
    toast({
      text: 'The week is on the board.',
      action: { label: 'Undo', run: () => setBoard(before) },
    });
  };
  return (
    <Button icon={<ClipboardList aria-hidden className="size-4.5" />} onClick={shop}>
      What to buy
    </Button>
  );
}
