import { CopyPlus } from 'lucide-react';
import { addDays, dayOf } from '../../domain/lines/dates.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { toast, toastProblem } from '../ui/toast.tsx';
import { spanName } from './days.ts';
import { copyMeals, takeOff, type Meal } from './week.queries.ts';

const DAYS = 7;
const MOST_WEEKS = 26;

interface EarlierWeek {
  from: string;
  meals: Meal[];
}

/** The weeks before a day that have meals, the latest first; each begins on the weekday of that day. */
function earlierWeeks(meals: readonly Meal[], before: string): EarlierWeek[] {
  const weeks = new Map<string, Meal[]>();
  const end = dayOf(before) ?? 0;
  for (const meal of meals) {
    const distance = end - (dayOf(meal.date) ?? end);
    if (distance <= 0) continue;
    const from = addDays(before, -DAYS * Math.ceil(distance / DAYS));
    weeks.set(from, [...(weeks.get(from) ?? []), meal]);
  }
  return [...weeks]
    .map(([from, eaten]) => ({ from, meals: eaten }))
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))
    .slice(0, MOST_WEEKS);
}

/** Chooses an earlier week, whose meals are planned once more. */
export function CopyWeek({
  meals,
  to,
  onClose,
}: {
  meals: readonly Meal[];
  /** The first day they are planned for. */
  to: string;
  onClose: () => void;
}) {
  const copy = async (from: string) => {
    onClose();
    try {
      const added = await copyMeals({ from, to, days: DAYS });
      const ids = added.map(({ id }) => id);
      const text =
        ids.length === 0
          ? 'All of them are planned already.'
          : `${ids.length === 1 ? '1 meal is' : `${ids.length} meals are`} planned once more.`;
      const action = { label: 'Undo', run: () => void takeOff(ids) };
      toast(ids.length === 0 ? { text } : { text, action });
    } catch (error) {
      toastProblem(error);
    }
  };
  const weeks = earlierWeeks(meals, to);
  return (
    <Dialog title="Plan an earlier week once more" onClose={onClose}>
      {weeks.length === 0 && <p className="text-soft">No earlier week has meals.</p>}
      <ul className="divide-y divide-line">
        {weeks.map(({ from, meals: eaten }) => (
          <li key={from} className="flex items-center gap-3 py-3">
            <div className="min-w-0 flex-1">
              <p className="font-semibold">{spanName(from, addDays(from, DAYS - 1))}</p>
              <p dir="auto" className="line-clamp-2 text-sm text-soft">
                {eaten.map(({ title }) => title).join(', ')}
              </p>
            </div>
            <Button
              size="small"
              aria-label={`Copy ${spanName(from, addDays(from, DAYS - 1))}`}
              icon={<CopyPlus aria-hidden className="size-4.5" />}
              onClick={() => copy(from)}
            >
              Copy
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
