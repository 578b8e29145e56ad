import { Minus, Plus } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Problem } from '../api/problem.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { Card } from '../ui/page.tsx';
import { toastProblem } from '../ui/toast.tsx';
import { inputOf, problemsOf, type FormDraft } from './form-draft.ts';
import { IngredientRows } from './ingredient-rows.tsx';
import { FREQUENCIES } from './recipe-words.ts';
import { useRecipes, type Recipe, type RecipeInput } from './recipes.queries.ts';

/** The form a recipe is written and changed in. */
export function RecipeForm({
  draft,
  state,
  submitLabel,
  onChange,
  onSubmit,
  onCancel,
}: {
  draft: FormDraft;
  state: Recipe['state'];
  submitLabel: string;
  onChange: (draft: FormDraft) => void;
  /** @throws Problem with its fields, which are shown where they belong */
  onSubmit: (input: RecipeInput) => Promise<void>;
  onCancel: () => void;
}) {
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [isSaving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const set = (change: Partial<FormDraft>) => onChange({ ...draft, ...change });
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [problems]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSaving) return;
    const found = problemsOf(draft);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setSaving(true);
    try {
      await onSubmit(inputOf(draft, state));
    } catch (error) {
      if (error instanceof Problem && Object.keys(error.fields).length > 0) {
        setProblems(byRow(error.fields, draft));
      } else {
        toastProblem(error);
      }
    } finally {
      setSaving(false);
    }
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid items-start gap-5 lg:grid-cols-2">
      <Card className="grid gap-5 p-5 sm:p-6">
        <TextField
          label="Name"
          value={draft.name}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => set({ name: event.target.value })}
          problem={problems['name']}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <CategoryField draft={draft} onChange={set} problem={problems['meat_type']} />
          <Longevity draft={draft} onChange={set} problem={problems['longevity']} />
        </div>
        <fieldset>
          <legend className="pb-1.5 text-sm font-semibold">How often</legend>
          <div className="flex flex-wrap rounded-control bg-sunken p-1">
            {Object.entries(FREQUENCIES).map(([value, name]) => (
              <label
                key={value}
                className="flex min-h-10 flex-1 cursor-pointer items-center justify-center rounded-lg px-3 text-center font-semibold whitespace-nowrap text-soft has-checked:bg-card has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="frequency"
                  className="sr-only"
                  checked={draft.frequency === value}
                  onChange={() => set({ frequency: value as FormDraft['frequency'] })}
                />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
        <TextArea
          label="Steps and notes"
          rows={8}
          value={draft.note}
          onChange={(event) => set({ note: event.target.value })}
          problem={problems['note']}
          hint="One step a line. Times such as “25 minutes” become timers while you cook."
        />
      </Card>
      <Card className="p-5 sm:p-6">
        <IngredientRows rows={draft.rows} problems={problems} onChange={(rows) => set({ rows })} />
      </Card>
      <div className="sticky bottom-[calc(var(--nav-height)+env(safe-area-inset-bottom)+0.5rem)] z-10 flex gap-2 rounded-card border border-line bg-card p-2 shadow-raised lg:col-span-2 lg:justify-end">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" look="main" isBusy={isSaving} className="flex-1 lg:flex-none lg:px-8">
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

/** The server counts the ingredients it was sent; the form knows its rows by their keys. */
function byRow(fields: Readonly<Record<string, string>>, draft: FormDraft): Record<string, string> {
  const sent = draft.rows.filter(({ name }) => name.trim() !== '');
  return Object.fromEntries(
    Object.entries(fields).map(([field, sentence]) => {
      const [, index] = /^ingredients\.(\d+)/.exec(field) ?? [];
      return [index === undefined ? field : (sent[Number(index)]?.key ?? field), sentence];
    }),
  );
}

interface Part {
  draft: FormDraft;
  onChange: (change: Partial<FormDraft>) => void;
  problem: string | undefined;
}

/** One's own categories are offered; any other word is as good. */
function CategoryField({ draft, onChange, problem }: Part) {
  const { recipes } = useRecipes();
  const known = [...new Set(recipes?.map((recipe) => recipe.meat_type))].toSorted((a, b) =>
    a.localeCompare(b),
  );
  return (
    <>
      <TextField
        label="Category"
        value={draft.category}
        maxLength={30}
        list="categories"
        autoComplete="off"
        onChange={(event) => onChange({ category: event.target.value })}
        problem={problem}
      />
      <datalist id="categories">
        {known.map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
    </>
  );
}

function Longevity({ draft, onChange, problem }: Part) {
  const number = Number(draft.longevity) || 0;
  const step = (by: number) => onChange({ longevity: String(Math.max(1, number + by)) });
  return (
    <div className="grid grid-cols-[1fr_auto_auto] items-start gap-1">
      <TextField
        label="Portions or days"
        inputMode="numeric"
        value={draft.longevity}
        onChange={(event) => onChange({ longevity: event.target.value })}
        problem={problem}
      />
      <IconButton
        label="One less"
        className="mt-[1.625rem]"
        disabled={number <= 1}
        onClick={() => step(-1)}
      >
        <Minus aria-hidden className="size-5" />
      </IconButton>
      <IconButton label="One more" className="mt-[1.625rem]" onClick={() => step(1)}>
        <Plus aria-hidden className="size-5" />
      </IconButton>
    </div>
  );
}
