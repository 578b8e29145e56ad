import { Switch, TextField, Tick } from '../ui/field.tsx';
import { MEAL_TIMES, type MealTime } from './meal-times.ts';

/** A time of the day that a meal is suggested for. */
export type DayTime = Exclude<MealTime, ''>;

/** What is wished of the suggestions; numbers as they were typed. */
export interface SuggestChoices {
  days: string;
  people: string;
  meals: readonly DayTime[];
  onlyActive: boolean;
  useExpiring: boolean;
  /** So many things may have to be bought; empty for any number. */
  mostExtra: string;
}

export const FIRST_CHOICES: SuggestChoices = {
  days: '7',
  people: '2',
  meals: ['dinner'],
  onlyActive: true,
  useExpiring: true,
  mostExtra: '',
};

const TIMES = MEAL_TIMES.flatMap(({ time, word }) => (time === '' ? [] : [{ time, word }]));

/** For how many days, people and meals, and what to look at beside. */
export function SuggestOptions({
  choices,
  onChange,
}: {
  choices: SuggestChoices;
  onChange: (choices: SuggestChoices) => void;
}) {
  const change = (part: Partial<SuggestChoices>) => onChange({ ...choices, ...part });
  return (
    <div className="grid gap-4 pb-4 sm:grid-cols-2">
      <div className="grid grid-cols-2 content-start gap-4">
        <TextField
          label="Days"
          inputMode="numeric"
          value={choices.days}
          onChange={(event) => change({ days: event.target.value })}
        />
        <TextField
          label="People"
          inputMode="numeric"
          value={choices.people}
          onChange={(event) => change({ people: event.target.value })}
        />
        <fieldset className="col-span-2 flex flex-wrap gap-x-5 gap-y-1">
          <legend className="text-sm font-semibold">Meals of each day</legend>
          {TIMES.map(({ time, word }) => (
            <label key={time} className="flex min-h-11 items-center gap-2">
              <Tick
                checked={choices.meals.includes(time)}
                onChange={({ target: { checked } }) => {
                  const others = choices.meals.filter((one) => one !== time);
                  const meals = checked ? [...others, time] : others;
                  // With none, nothing could be suggested.
                  if (meals.length > 0) change({ meals });
                }}
              />
              {word}
            </label>
          ))}
        </fieldset>
      </div>
      <div className="grid content-start gap-1">
        <Switch
          label="Use what ends soon"
          checked={choices.useExpiring}
          onChange={(event) => change({ useExpiring: event.target.checked })}
        />
        <Switch
          label="Leave out what was cooked already"
          checked={choices.onlyActive}
          onChange={(event) => change({ onlyActive: event.target.checked })}
        />
        <TextField
          label="Buy at most so many things"
          inputMode="numeric"
          placeholder="any number"
          value={choices.mostExtra}
          onChange={(event) => change({ mostExtra: event.target.value })}
        />
      </div>
    </div>
  );
}

/** A whole number as it was typed, within bounds; the lower one for what is none. */
export function numberIn(text: string, least: number, most: number): number {
  const number = Math.trunc(Number(text));
  return Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : least;
}
