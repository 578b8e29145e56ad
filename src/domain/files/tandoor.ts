import { ingredientOf } from './file-ingredients.ts';
import { emptyRecipe, entryOf, type FileEntry, type FileIngredient } from './file-recipe.ts';
import {
  block,
  fieldsOf,
  line,
  lines,
  listOf,
  names,
  plain,
  stars,
  webAddress,
} from './file-text.ts';
import { quantityWords } from './quantity-words.ts';
import { numberIn } from '../plain-value.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Whether an object is a recipe of Tandoor: steps that have an instruction, and their own ingredients. */
export function isTandoor(fields: Fields): boolean {
  const first = fieldsOf(listOf(fields['steps'])[0]);
  return first ? 'instruction' in first : 'working_time' in fields && 'waiting_time' in fields;
}

/** A recipe of Tandoor: a `recipe.json` in its export. */
export function readTandoor(fields: Fields, where: string): FileEntry {
  const steps = listOf(fields['steps'])
    .map(fieldsOf)
    .filter((step) => step !== undefined);
  const servings = numberIn(fields['servings']);
  return entryOf('tandoor', where, {
    ...emptyRecipe(line(fields['name'])),
    tags: names(fields['keywords']),
    ingredients: steps.flatMap((step) => ingredientsOf(step)),
    steps: steps.flatMap((step) => {
      const section = line(step['name']);
      return lines(unmarked(step['instruction'])).map((text) =>
        section === '' ? { text } : { text, section },
      );
    }),
    servings: Number.isInteger(servings) && servings > 0 ? servings : undefined,
    prepMinutes: minutes(fields['working_time']),
    cookMinutes: minutes(fields['waiting_time']),
    sourceUrl: webAddress(fields['source_url']),
    description: block(fields['description']),
    rating: stars(fields['rating']),
  });
}

function ingredientsOf(step: Fields): FileIngredient[] {
  let section = line(step['name']);
  return listOf(step['ingredients']).flatMap((one) => {
    const fields = fieldsOf(one) ?? {};
    const note = plain(fields['note']);
    if (fields['is_header'] === true) {
      section = note;
      return [];
    }
    const food = plain(fieldsOf(fields['food'])?.['name'] ?? fields['food']);
    if (food === '') {
      const text = plain(fields['original_text']) || note;
      return text === '' ? [] : [ingredientOf(text, section)];
    }
    const unit = plain(fieldsOf(fields['unit'])?.['name'] ?? fields['unit']);
    const quantity = fields['no_amount'] === true ? '' : quantityWords(fields['amount'], unit);
    const words = [quantity, food].filter((part) => part !== '').join(' ');
    const text = note === '' ? words : `${words}, ${note}`;
    return [{ line: text, name: food, quantity, preparation: note, section }];
  });
}

/** Instructions are Markdown: without the marks of headings, and without its numbers. */
function unmarked(instruction: unknown): string {
  return block(instruction).replaceAll(
    /^[ \t]*(?:#{1,6}[ \t]+|[*-][ \t]+|\d{1,3}[.)][ \t]+)/gmu,
    '',
  );
}

function minutes(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 && value < 525_600 ? Math.round(value) : undefined;
}
