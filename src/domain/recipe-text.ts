/**
 * A recipe as a letter to a friend has it: its name, the ingredients a line each, then what to do.
 * @param recipe with quantities as they are to be cooked
 * @param portions in words, such as `4 portions`
 */
export function recipeText(
  recipe: {
    name: string;
    note: string;
    ingredients: readonly { name: string; quantity: string }[];
  },
  portions: string,
): string {
  const lines = recipe.ingredients.map(({ name, quantity }) =>
    quantity === '' ? `• ${name}` : `• ${quantity} ${name}`,
  );
  return [`${recipe.name} (${portions})`, lines.join('\n'), recipe.note.trim()]
    .filter((part) => part !== '')
    .join('\n\n');
}
