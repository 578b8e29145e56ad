/** A recipe of the demo kitchen. */
export interface DemoRecipe {
  name: string;
  meat_type: string;
  longevity: number;
  frequency: 'weekday' | 'weekend' | 'rarely';
  note: string;
  ingredients: { name: string; quantity: string }[];
}

/** Writes a recipe down briefly: ingredients as `name: quantity` with commas between them, the note as its lines. */
export function demoRecipe(
  [name, meat_type, longevity]: [name: string, category: string, portions: number],
  frequency: DemoRecipe['frequency'],
  ingredients: string,
  ...note: string[]
): DemoRecipe {
  return {
    name,
    meat_type,
    longevity,
    frequency,
    note: note.join('\n'),
    ingredients: ingredients.split(', ').map((item) => {
      const [food = '', quantity = ''] = item.split(': ');
      return { name: food, quantity };
    }),
  };
}
