import { durationMinutes } from '../duration.ts';
import { servingsOf } from '../recipe-parts.ts';
import { ingredientOf, readIngredients } from './file-ingredients.ts';
import {
  emptyRecipe,
  entryOf,
  type FileEntry,
  type FileIngredient,
  type FileRecipe,
} from './file-recipe.ts';
import { block, fieldsOf, line, listOf, names, plain, stars, webAddress } from './file-text.ts';
import { quantityWords } from './quantity-words.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Whether an object is a recipe of Mealie: its ingredients are objects with a note, or a food and a unit. */
export function isMealie(fields: Fields): boolean {
  const first = fieldsOf(listOf(of(fields, 'recipeIngredient', 'recipe_ingredient'))[0]);
  if (first) return ['note', 'food', 'display'].some((key) => key in first);
  return 'orgURL' in fields || 'org_url' in fields || 'recipe_instructions' in fields;
}

/** A recipe of Mealie, from its export or its API; older versions write names with underscores. */
export function readMealie(fields: Fields, where: string): FileEntry {
  const servings = servingsOf(of(fields, 'recipeServings', 'recipe_servings'));
  return entryOf('mealie', where, {
    ...emptyRecipe(line(fields['name'])),
    category: names(of(fields, 'recipeCategory', 'recipe_category'))[0] ?? '',
    tags: names(fields['tags']),
    ingredients: ingredientsOf(listOf(of(fields, 'recipeIngredient', 'recipe_ingredient'))),
    steps: stepsOf(listOf(of(fields, 'recipeInstructions', 'recipe_instructions'))),
    servings: servings ?? servingsOf(of(fields, 'recipeYield', 'recipe_yield')),
    prepMinutes: durationMinutes(of(fields, 'prepTime', 'prep_time')),
    cookMinutes: durationMinutes(
      of(fields, 'performTime', 'perform_time') ?? of(fields, 'cookTime', 'cook_time'),
    ),
    totalMinutes: durationMinutes(of(fields, 'totalTime', 'total_time')) || undefined,
    sourceUrl: webAddress(of(fields, 'orgURL', 'org_url')),
    description: block(fields['description']),
    notes: listOf(fields['notes'])
      .map((note) => [line(fieldsOf(note)?.['title']), block(fieldsOf(note)?.['text'])])
      .map((parts) => parts.filter((part) => part !== '').join('\n'))
      .filter((note) => note !== '')
      .join('\n\n'),
    rating: stars(fields['rating']),
  });
}

function of(fields: Fields, name: string, older: string): unknown {
  return fields[name] ?? fields[older];
}

function ingredientsOf(list: readonly unknown[]): FileIngredient[] {
  let section = '';
  return list.flatMap((one) => {
    const fields = fieldsOf(one);
    if (!fields) return readIngredients([line(one)]);
    section = line(fields['title']) || section;
    const ingredient = ingredientIn(fields, section);
    return ingredient.name === '' ? [] : [ingredient];
  });
}

function ingredientIn(fields: Fields, section: string): FileIngredient {
  const note = plain(fields['note']);
  const food = plain(fieldsOf(fields['food'])?.['name'] ?? fields['food']);
  const written =
    plain(of(fields, 'originalText', 'original_text')) || plain(fields['display']) || note;
  if (food === '') return ingredientOf(note || written, section);
  const unit = fieldsOf(fields['unit']);
  const unitName = plain(unit?.['name'] ?? unit?.['abbreviation'] ?? fields['unit']);
  const quantity = quantityWords(fields['quantity'], unitName);
  const words = [quantity, food].filter((part) => part !== '').join(' ');
  const text = note === '' ? words : `${words}, ${note}`;
  return { line: text, name: food, quantity, preparation: note, section };
}

function stepsOf(list: readonly unknown[]): FileRecipe['steps'] {
  let section = '';
  return list.flatMap((one) => {
    const fields = fieldsOf(one);
    section = line(fields?.['title']) || section;
    const text = line(fields?.['text'] ?? one);
    if (text === '') return [];
    return [section === '' ? { text } : { text, section }];
  });
}
