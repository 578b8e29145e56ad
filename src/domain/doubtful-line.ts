import { draftIngredient } from './draft-ingredient.ts';
import { readIngredientLine } from './ingredient-line.ts';

/**
 * A line without an amount has a confidence of 0.9, and most of those are right ("salt"). Each other doubt (a number
 * that stayed in the name, a name of more than six words) takes it to 0.7 or less; see `readIngredientLine`.
 */
const SURE = 0.8;

/**
 * Whether a cook should look at how an ingredient line was read: its reading is unsure, or it holds a number and no
 * amount was found.
 * @param line of any language and length; an empty one and a heading ("For the sauce:") are not doubtful
 */
export function isDoubtfulLine(line: string): boolean {
  if (line.trim() === '') return false;
  const { heading, confidence } = readIngredientLine(line);
  if (heading) return false;
  const { name, quantity } = draftIngredient(line);
  // "Flour 200 g" is mended by the draft, whatever the line's own confidence.
  if (quantity !== '' && /\p{N}/u.test(quantity) && !/\p{N}/u.test(name))
    return name === '' || name.split(/\s+/u).length > 6;
  return confidence < SURE || name === '' || /\p{N}/u.test(line);
}
