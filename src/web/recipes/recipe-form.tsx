import {
  useEffect,
  useRef,
  useState,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { Problem } from '../api/problem.ts';
import { Button } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { Card } from '../ui/page.tsx';
import { toastProblem } from '../ui/toast.tsx';
import { CategoryField, FrequencyField, LongevityField, MoreFields } from './form-fields.tsx';
import { inputOf, problemsByRow, problemsOf, type FormDraft } from './form-draft.ts';
import { IngredientRows } from './ingredient-rows.tsx';
import type { Recipe, RecipeInput } from './recipes.queries.ts';

/** Fields that the server calls otherwise. */
const SENT_AS: Readonly<Record<string, string>> = {
  category: 'meat_type',
  minutes: 'total_minutes',
  source: 'source_url',
};

type Problems = Readonly<Record<string, string>>;

/** The form a recipe is written and changed in. */
export function RecipeForm({
  draft,
  state,
  submitLabel,
  picture,
  onChange,
  onSubmit,
  onCancel,
}: {
  draft: FormDraft;
  state: Recipe['state'];
  submitLabel: string;
  /** Where its picture is chosen. */
  picture: ReactNode;
  onChange: (change: (draft: FormDraft) => FormDraft) => void;
  /** @throws Problem with its fields, which are shown where they belong */
  onSubmit: (input: RecipeInput) => Promise<void>;
  onCancel: () => void;
}) {
  const [problems, setProblems] = useState<Problems>({});
  const [attempts, setAttempts] = useState(0);
  const [isSaving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [attempts]);

  const set = (change: Partial<FormDraft>) => {
    onChange((before) => ({ ...before, ...change }));
    // What is being mended is not wrong any more, as far as anybody knows.
    const mended = new Set(Object.keys(change).map((field) => SENT_AS[field] ?? field));
    setProblems((before) => without(before, (field) => mended.has(field)));
  };
  const setRows = (change: (rows: FormDraft['rows']) => FormDraft['rows']) => {
    onChange((before) => ({ ...before, rows: change(before.rows) }));
    const changed = new Set(change(draft.rows));
    for (const row of draft.rows) changed.delete(row);
    setProblems((before) =>
      without(before, (field) => [...changed].some(({ key }) => field.startsWith(`${key}.`))),
    );
  };
  const show = (found: Problems) => {
    setProblems(found);
    setAttempts((before) => before + 1);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSaving) return;
    const found = problemsOf(draft);
    show(found);
    if (Object.keys(found).length > 0) return;
    setSaving(true);
    try {
      await onSubmit(inputOf(draft, state));
    } catch (error) {
      const fields = error instanceof Problem ? error.fields : {};
      if (Object.keys(fields).length > 0) show(problemsByRow(fields, draft));
      else toastProblem(error);
    } finally {
      setSaving(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  return (
    <form
      ref={form}
      onSubmit={submit}
      onKeyDown={onKeyDown}
      noValidate
      className="grid items-start gap-5 lg:grid-cols-2"
    >
      <Card className="grid min-w-0 gap-5 p-5 sm:p-6">
        <TextField
          label="Name"
          value={draft.name}
          autoComplete="off"
          dir="auto"
          onChange={(event) => set({ name: event.target.value })}
          problem={problems['name']}
        />
        <CategoryField draft={draft} onChange={set} problem={problems['meat_type']} />
        <FrequencyField draft={draft} onChange={set} problem={problems['frequency']} />
        <LongevityField draft={draft} onChange={set} problem={problems['longevity']} />
        <TextArea
          label="Steps and notes"
          className="min-h-44"
          dir="auto"
          value={draft.note}
          onChange={(event) => set({ note: event.target.value })}
          problem={problems['note']}
          hint="One step a line. Times such as “25 minutes” become timers while you cook."
        />
      </Card>
      <div className="grid min-w-0 gap-5">
        <Card className="min-w-0 p-5 sm:p-6">
          <IngredientRows rows={draft.rows} problems={problems} onChange={setRows} />
        </Card>
        <Card className="min-w-0 p-5 sm:p-6">
          <MoreFields draft={draft} onChange={set} problems={problems} />
        </Card>
        <Card className="min-w-0 p-5 sm:p-6">{picture}</Card>
      </div>
      <div className="sticky bottom-[calc(var(--nav-height)+env(safe-area-inset-bottom)+0.5rem)] z-10 flex gap-2 rounded-card border border-line bg-card p-2 shadow-raised lg:col-span-2 lg:justify-end">
        <Button onClick={onCancel}>Cancel</Button>
        <Button
          type="submit"
          look="main"
          title="Ctrl + Enter"
          isBusy={isSaving}
          className="flex-1 lg:flex-none lg:px-8"
        >
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

function without(problems: Problems, isMended: (field: string) => boolean): Problems {
  const left = Object.entries(problems).filter(([field]) => !isMended(field));
  return left.length === Object.keys(problems).length ? problems : Object.fromEntries(left);
}
