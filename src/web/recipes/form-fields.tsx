import { Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import { IconButton } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import type { FormDraft } from './form-draft.ts';
import { FREQUENCIES } from './recipe-words.ts';
import { useRecipes } from './recipes.queries.ts';

interface Part {
  draft: FormDraft;
  onChange: (change: Partial<FormDraft>) => void;
  problem: string | undefined;
}

/** One's own categories are offered, those used most first; any other word is as good. */
export function CategoryField({ draft, onChange, problem }: Part) {
  const { recipes } = useRecipes();
  const counts = new Map<string, number>();
  for (const { meat_type: name } of recipes ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  const known = [...counts].toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b));
  return (
    <div>
      <TextField
        label="Category"
        value={draft.category}
        list="categories"
        autoComplete="off"
        dir="auto"
        onChange={(event) => onChange({ category: event.target.value })}
        problem={problem}
      />
      <datalist id="categories">
        {known.map(([category]) => (
          <option key={category} value={category} />
        ))}
      </datalist>
    </div>
  );
}

/** Weekdays, weekends, or rarely. */
export function FrequencyField({ draft, onChange, problem }: Part) {
  return (
    <fieldset>
      <legend className="pb-1.5 text-sm font-semibold">When do you cook it?</legend>
      <div className="flex flex-wrap rounded-control bg-sunken p-1">
        {Object.entries(FREQUENCIES).map(([value, name]) => (
          <label
            key={value}
            className="flex min-h-11 flex-1 cursor-pointer items-center justify-center rounded-lg px-3 text-center font-semibold whitespace-nowrap text-soft has-checked:bg-card has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="frequency"
              className="sr-only"
              checked={draft.frequency === value}
              onChange={() => onChange({ frequency: value as FormDraft['frequency'] })}
            />
            {name}
          </label>
        ))}
      </div>
      {problem !== undefined && <p className="pt-1.5 text-sm font-medium text-danger">{problem}</p>}
    </fieldset>
  );
}

/** A number to type, with one less and one more beside it. */
export function LongevityField({ draft, onChange, problem }: Part) {
  const id = useId();
  const number = Number(draft.longevity) || 0;
  const step = (by: number) => onChange({ longevity: String(Math.max(1, number + by)) });
  return (
    <div>
      <div className="flex items-center justify-between gap-4">
        <label htmlFor={id} className="text-sm font-semibold text-balance">
          How many portions or days does it last?
        </label>
        <div className="flex shrink-0 items-center rounded-control bg-sunken">
          <IconButton label="One less" aria-disabled={number <= 1} onClick={() => step(-1)}>
            <Minus aria-hidden className="size-5" />
          </IconButton>
          <input
            id={id}
            inputMode="numeric"
            autoComplete="off"
            aria-invalid={problem === undefined ? undefined : true}
            aria-describedby={problem === undefined ? undefined : `${id}-problem`}
            value={draft.longevity}
            onFocus={(event) => event.target.select()}
            onChange={(event) => onChange({ longevity: event.target.value })}
            className="h-11 w-16 border border-edge bg-card text-center font-semibold tabular-nums aria-invalid:border-danger"
          />
          <IconButton label="One more" onClick={() => step(1)}>
            <Plus aria-hidden className="size-5" />
          </IconButton>
        </div>
      </div>
      {problem !== undefined && (
        <p id={`${id}-problem`} className="pt-1.5 text-right text-sm font-medium text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}

/** What a recipe need not say, but may. */
export function MoreFields({
  draft,
  onChange,
  problems,
}: Omit<Part, 'problem'> & { problems: Readonly<Record<string, string>> }) {
  return (
    <div className="grid grid-cols-2 gap-4">
      <TextField
        label="Servings"
        inputMode="numeric"
        autoComplete="off"
        value={draft.servings}
        problem={problems['servings']}
        onChange={(event) => onChange({ servings: event.target.value })}
      />
      <TextField
        label="Minutes in all"
        inputMode="numeric"
        autoComplete="off"
        value={draft.minutes}
        problem={problems['total_minutes']}
        onChange={(event) => onChange({ minutes: event.target.value })}
      />
      <div className="col-span-2 grid gap-4">
        <TextField
          label="Tags"
          autoComplete="off"
          dir="auto"
          hint="Parted by commas."
          value={draft.tags}
          problem={problems['tags']}
          onChange={(event) => onChange({ tags: event.target.value })}
        />
        <TextField
          label="Where it comes from"
          inputMode="url"
          autoComplete="off"
          placeholder="https://"
          value={draft.source}
          problem={problems['source_url']}
          onChange={(event) => onChange({ source: event.target.value })}
        />
      </div>
    </div>
  );
}
