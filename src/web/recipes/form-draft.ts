import { api } from '../../contract/api.ts';
import type { ReplyOf } from '../../contract/endpoint.ts';
import type { Recipe, RecipeInput } from './recipes.queries.ts';

/** A row of the form: its key stays while it is moved about. */
export interface FormRow {
  key: string;
  name: string;
  quantity: string;
  /** What else is known of it: kept, but not written here. */
  preparation?: string | undefined;
  section?: string | undefined;
}

/** The form as it stands, all of it text. */
export interface FormDraft {
  name: string;
  category: string;
  frequency: RecipeInput['frequency'];
  longevity: string;
  note: string;
  servings: string;
  /** From beginning to end. */
  minutes: string;
  /** Parted by commas. */
  tags: string;
  source: string;
  /** Where the page it was read from has its picture; empty for none. */
  picture: string;
  rows: readonly FormRow[];
}

type MoreOfRow = Pick<FormRow, 'preparation' | 'section'>;

let keys = 0;

/** @returns a row with a key of its own */
export function rowOf(name = '', quantity = '', more: MoreOfRow = {}): FormRow {
  return { key: `row${(keys += 1)}`, name, quantity, ...more };
}

export const isEmptyRow = ({ name, quantity }: FormRow) =>
  name.trim() === '' && quantity.trim() === '';

export function emptyDraft(): FormDraft {
  return {
    name: '',
    category: '',
    frequency: 'weekday',
    longevity: '2',
    note: '',
    servings: '',
    minutes: '',
    tags: '',
    source: '',
    picture: '',
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
    servings: textOf(recipe.servings),
    minutes: textOf(recipe.total_minutes),
    tags: (recipe.tags ?? []).join(', '),
    source: recipe.source_url ?? '',
    picture: '',
    rows: [
      ...recipe.ingredient_list.map(({ name, quantity, preparation, section }) =>
        rowOf(name, quantity, { preparation, section }),
      ),
      rowOf(),
    ],
  };
}

const textOf = (number: number | null | undefined) => (number ? String(number) : '');

/** What was read on a page, or in a text. */
export function draftOfPage({
  ingredients,
  frequency,
  keywords,
  ...rest
}: ReplyOf<typeof api.import.read>['recipe']): FormDraft {
  const draft = draftOf({
    name: rest.name,
    meat_type: rest.meat_type,
    longevity: rest.longevity,
    frequency: frequency === 'weekend' || frequency === 'rarely' ? frequency : 'weekday',
    note: rest.note,
    state: 'active',
    servings: rest.servings,
    total_minutes: rest.total_minutes,
    source_url: rest.source_url,
    tags: keywords.slice(0, MOST_TAGS).filter((tag) => [...tag].length <= LONGEST_TAG),
    ingredient_list: ingredients,
  });
  return { ...draft, picture: rest.image_url ?? '' };
}

/** Pages have many words for search engines; a cook needs a few. */
const MOST_TAGS = 8;
const LONGEST_TAG = 50;

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
      .map(({ name, quantity, preparation, section }) => ({
        name: name.trim(),
        quantity: quantity.trim(),
        ...(preparation ? { preparation } : {}),
        ...(section ? { section } : {}),
      })),
    servings: numberOf(draft.servings),
    total_minutes: numberOf(draft.minutes),
    tags: tagsOf(draft.tags),
    source_url: draft.source.trim() || null,
  };
}

const numberOf = (text: string) => (text.trim() === '' ? null : Number(text));

const tagsOf = (text: string) =>
  text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

/** Whether two forms say the same. */
export function isSameDraft(a: FormDraft, b: FormDraft): boolean {
  const said = ({ rows, ...texts }: FormDraft) =>
    JSON.stringify([
      Object.entries(texts)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([, text]) => text.trim()),
      rows.filter((row) => !isEmptyRow(row)).map((row) => [row.name.trim(), row.quantity.trim()]),
    ]);
  return said(a) === said(b);
}

/** What is written in a form, in words, such as "the name and 3 ingredients"; empty when nothing is. */
export function whatIsWritten({ name, category, note, rows }: FormDraft): string {
  const count = rows.filter((row) => !isEmptyRow(row)).length;
  const parts = [
    name.trim() === '' ? '' : 'the name',
    category.trim() === '' ? '' : 'the category',
    count === 0 ? '' : count === 1 ? '1 ingredient' : `${count} ingredients`,
    note.trim() === '' ? '' : 'the steps and notes',
  ].filter((part) => part !== '');
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

const { properties } = api.recipes.create.body;
const { properties: ofIngredient } = properties.ingredients.items;
/** The limits of the contract; the types of its schemas do not tell them. */
const LIMITS = {
  name: longest(properties.name),
  category: longest(properties.meat_type),
  longevity: (properties.longevity as { maximum?: number }).maximum ?? Infinity,
  ingredient: longest(ofIngredient.name),
  quantity: longest(ofIngredient.quantity),
};

function longest(schema: object): number {
  return (schema as { maxLength?: number }).maxLength ?? Infinity;
}

/** What the cook should still look at: a sentence for each field, by the names the server uses; rows by their keys. */
export function problemsOf(draft: FormDraft): Record<string, string> {
  const problems: Record<string, string | undefined> = {
    name: draft.name.trim() === '' ? 'What is it called?' : tooLong(draft.name, LIMITS.name),
    meat_type:
      draft.category.trim() === ''
        ? 'Any word will do: Chicken, Soup, Dessert …'
        : tooLong(draft.category, LIMITS.category),
    longevity: wrongNumber(draft.longevity.trim()),
    servings: wrongCount(draft.servings, 1, 1000),
    total_minutes: wrongCount(draft.minutes, 0, 100_000),
    source_url:
      draft.source.trim() === '' || /^https?:\/\/[^\s/]+\S*$/i.test(draft.source.trim())
        ? undefined
        : 'An address begins with https://',
    tags: tagsOf(draft.tags).some((tag) => [...tag].length > LONGEST_TAG)
      ? `At most ${LONGEST_TAG} characters each, parted by commas.`
      : undefined,
  };
  for (const row of draft.rows) {
    problems[`${row.key}.name`] =
      row.name.trim() === '' && row.quantity.trim() !== ''
        ? `${row.quantity.trim()} of what?`
        : tooLong(row.name, LIMITS.ingredient);
    problems[`${row.key}.quantity`] = tooLong(row.quantity, LIMITS.quantity);
  }
  return Object.fromEntries(
    Object.entries(problems).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Nothing that is pasted is cut: it is said how much too long it is. */
function tooLong(text: string, most: number): string | undefined {
  const { length } = [...text.trim()];
  return length > most ? `At most ${most} characters; these are ${length}.` : undefined;
}

/** A whole number that may be left out. */
function wrongCount(text: string, least: number, most: number): string | undefined {
  if (text.trim() === '') return undefined;
  const isGood = /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
  return isGood ? undefined : `A whole number from ${least} to ${most}.`;
}

function wrongNumber(text: string): string | undefined {
  if (!/^\d+$/.test(text)) return 'A whole number, such as 4.';
  return Number(text) > LIMITS.longevity ? `At most ${LIMITS.longevity}.` : undefined;
}

/** The server counts the ingredients it was sent; the form knows its rows by their keys. */
export function problemsByRow(
  fields: Readonly<Record<string, string>>,
  { rows }: FormDraft,
): Record<string, string> {
  const sent = rows.filter(({ name }) => name.trim() !== '');
  return Object.fromEntries(
    Object.entries(fields).map(([field, sentence]) => {
      const [, index, part = 'name'] = /^ingredients\.(\d+)(?:\.(\w+))?/.exec(field) ?? [];
      const row = index === undefined ? undefined : sent[Number(index)];
      return [row ? `${row.key}.${part}` : field, sentence];
    }),
  );
}
