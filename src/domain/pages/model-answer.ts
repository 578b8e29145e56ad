import { nameKey } from '../name-key.ts';

/** What a language model is asked to answer with, as JSON Schema. */
export const MODEL_ANSWER_SCHEMA = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    servings: { type: 'string' },
    ingredients: { type: 'array', items: { type: 'string' } },
    steps: { type: 'array', items: { type: 'string' } },
  },
  required: ['name', 'servings', 'ingredients', 'steps'],
  additionalProperties: false,
} as const;

/** What a model said that the source bears out. */
export interface CheckedAnswer {
  /** The recipe as a text that is read like any that was pasted. */
  text: string;
  /** What was dropped, in sentences. */
  warnings: string[];
}

/** More lines or steps than any recipe has. */
const MOST = 300;
const LONGEST = 2000;
/** So much of a step's words has to be in the source: models mend a word here and there. */
const ENOUGH_OF_STEP = 0.7;

/**
 * Holds what a language model read against the text it was given: what is not there was made up, and is dropped.
 * @param answer of any shape
 * @param source the text the model was given; undefined for photos, of which nobody else can tell what is on them
 * @returns undefined where nothing is left of it
 */
export function checkModelAnswer(
  answer: unknown,
  source: string | undefined,
): CheckedAnswer | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { name, servings, ingredients, steps } = answer as Record<string, unknown>;
  const words = source === undefined ? undefined : wordsOf(source);
  const known = (text: string, share: number): boolean => {
    const said = [...wordsOf(text)];
    const found = words ? said.filter((word) => words.has(word)) : said;
    return said.length > 0 && found.length >= said.length * share;
  };
  const lines = textsOf(ingredients);
  const kept = lines.filter((line) => known(line, 1));
  const told = textsOf(steps);
  const keptSteps = told.filter((step) => known(step, ENOUGH_OF_STEP));
  if (kept.length === 0) return undefined;
  const title = textsOf([name]).find((text) => known(text, 1)) ?? '';
  const portions = textsOf([servings]).find((text) => known(text, 1)) ?? '';
  const count = /\d{1,3}/.exec(portions)?.[0];
  const text = [
    title,
    count === undefined ? '' : `Serves ${count}`,
    'Ingredients',
    ...kept.map((line) => `- ${line}`),
    '',
    ...(keptSteps.length > 0
      ? ['Method', ...keptSteps.map((step, at) => `${at + 1}. ${step}`)]
      : []),
  ];
  const made = lines.filter((line) => !kept.includes(line));
  return {
    text: text.join('\n'),
    warnings: [
      words
        ? 'A language model read this. Please look it over line by line.'
        : 'A language model read this from a photo. Please compare it line by line.',
      ...made.map((line) => `“${line.slice(0, 100)}” is not in the text, and was left out.`),
      ...(keptSteps.length < told.length ? ['Steps that are not in the text were left out.'] : []),
    ],
  };
}

function textsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, MOST)
    .filter((text): text is string => typeof text === 'string')
    .map((text) => text.slice(0, LONGEST).toWellFormed().replaceAll(/\s+/gu, ' ').trim())
    .filter((text) => text !== '');
}

/** Words and numbers, whatever their case, accents and number. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(nameKey(text.normalize('NFKC').replaceAll(/(\d)(?=\p{L})/gu, '$1 ')).split(' '));
}
