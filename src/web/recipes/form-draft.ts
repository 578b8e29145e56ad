import type { Recipe, RecipeInput } from './recipes.queries.ts';

/** A row of the form: its key stays while it is moved about. */
export interface FormRow {
  key: string;
  name: string;
  quantity: string;
}

/** The form as it stands, all of it text. */
export interface FormDraft {
  name: string;
  category: string;
  frequency: RecipeInput['frequency'];
  longevity: string;
  note: string;
  rows: readonly FormRow[];
}

let keys = 0;

/** @returns a row with a key of its own */
export function rowOf(name = '', quantity = ''): FormRow {
  return { key: `row${(keys += 1)}`, name, quantity };
}

export function emptyDraft(): FormDraft {
  return {
    name: '',
    category: '',
    frequency: 'weekday',
    longevity: '2',
    note: '',
    rows: [rowOf(), rowOf(), rowOf()],
  };
}

export function draftOf(recipe: Omit<Recipe, 'id' | 'added_date'>): FormDraft {
  return {
    name: recipe.name,
    category: recipe.meat_type,
    frequency: recipe.frequency,
    longevity: String(recipe.longevity),
    note: recipe.note,
    rows: [...recipe.ingredient_list.map(({ name, quantity }) => rowOf(name, quantity)), rowOf()],
  };
}

/** What is sent: rows without a name are left out. */
export function inputOf(draft: FormDraft, state: Recipe['state']): RecipeInput {
  return {
    name: draft.name.trim(),
    meat_type: draft.category.trim(),
    longevity: Number(draft.longevity),
    frequency: draft.frequency,
    note: draft.note.trim(),
    state,
    ingredients: draft.rows
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, quantity }) => ({ name: name.trim(), quantity: quantity.trim() })),
  };
}

/** What the cook should still look at: a sentence for each field, by the names the server uses. */
export function problemsOf(draft: FormDraft): Record<string, string> {
  const problems: Record<string, string> = {};
  if (draft.name.trim() === '') problems['name'] = 'What is it called?';
  if (draft.category.trim() === '')
    problems['meat_type'] = 'Any word will do: Chicken, Soup, Dessert …';
  if (!/^\d{1,9}$/.test(draft.longevity.trim())) {
    problems['longevity'] = 'A whole number of portions or days, such as 4.';
  }
  for (const { key, name, quantity } of draft.rows) {
    if (name.trim() === '' && quantity.trim() !== '') problems[key] = 'Of what?';
  }
  return problems;
}

const STORED = 'ocipe-draft-';

/** What was typed into a form and neither saved nor given up. @param form `new`, or the recipe's id */
export function recallDraft(form: string): FormDraft | undefined {
  try {
    const stored = JSON.parse(localStorage.getItem(STORED + form) ?? 'null') as FormDraft | null;
    if (!stored || !Array.isArray(stored.rows)) return undefined;
    return {
      ...emptyDraft(),
      ...stored,
      rows: stored.rows.map(({ name, quantity }) => rowOf(name, quantity)),
    };
  } catch {
    return undefined;
  }
}

/** Keeps what is typed until it is saved or given up (`undefined`). */
export function keepDraft(form: string, draft: FormDraft | undefined): void {
  try {
    if (draft) localStorage.setItem(STORED + form, JSON.stringify(draft));
    else localStorage.removeItem(STORED + form);
  } catch {
    // It holds until the page is closed.
  }
}
