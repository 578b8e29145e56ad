import type { RecipeStep } from '../recipe-parts.ts';

/** A line of an ingredient list, as a file has it. */
export interface FileIngredient {
  /** The whole line. */
  line: string;
  name: string;
  /** As people write it: "200 g"; empty where the line has none. */
  quantity: string;
  /** What is done to it first, and other remarks; empty for none. */
  preparation: string;
  /** The heading it stands under; empty for none. */
  section: string;
}

/** A recipe as a file has it, whatever its format. What the file does not say is undefined or empty. */
export interface FileRecipe {
  name: string;
  category: string;
  ingredients: FileIngredient[];
  steps: RecipeStep[];
  /** Portions. */
  servings: number | undefined;
  prepMinutes: number | undefined;
  cookMinutes: number | undefined;
  totalMinutes: number | undefined;
  /** An http or https address. */
  sourceUrl: string;
  author: string;
  description: string;
  tags: string[];
  /** Stars, 1 to 5. */
  rating: number | undefined;
  notes: string;
  /** An address, or a path within the file's archive. */
  image: string;
  /** Only our own files say these four. */
  frequency?: 'weekday' | 'weekend' | 'rarely';
  longevity?: number;
  state?: 'active' | 'used';
  /** ISO 8601. */
  addedAt?: string;
}

/** The formats of files, by the names that the API gives them. */
export type FileFormat =
  | 'ocipe'
  | 'schema.org'
  | 'paprika'
  | 'mealie'
  | 'tandoor'
  | 'nextcloud'
  | 'recipesage'
  | 'recipekeeper'
  | 'copymethat'
  | 'cooklang'
  | 'mealmaster'
  | 'json'
  | 'text'
  | 'csv';

/** One entry of a file: a recipe, or why there is none. */
export interface FileEntry {
  format: FileFormat;
  /** Where it stands, for whoever looks for it: "recipe 3", "soup/recipe.json". */
  where: string;
  recipe?: FileRecipe;
  /** A sentence about what is wrong; then there is no recipe. */
  problem?: string;
  /** Nothing behind this entry can be read. */
  isEnd?: true;
}

/** All entries of a file at once. */
export function collect(entries: Iterable<FileEntry | undefined>): {
  recipes: FileRecipe[];
  problems: { where: string; sentence: string }[];
} {
  const recipes: FileRecipe[] = [];
  const problems: { where: string; sentence: string }[] = [];
  for (const entry of entries) {
    if (!entry) continue;
    const { where, recipe, problem } = entry;
    if (recipe) recipes.push(recipe);
    else problems.push({ where, sentence: problem ?? '' });
  }
  return { recipes, problems };
}

/** A recipe of which nothing is known but its name. */
export function emptyRecipe(name: string): FileRecipe {
  return {
    name,
    category: '',
    ingredients: [],
    steps: [],
    servings: undefined,
    prepMinutes: undefined,
    cookMinutes: undefined,
    totalMinutes: undefined,
    sourceUrl: '',
    author: '',
    description: '',
    tags: [],
    rating: undefined,
    notes: '',
    image: '',
  };
}

/** The entry of a recipe as it was read: one without a name, or with nothing but a name, is a problem. */
export function entryOf(format: FileFormat, where: string, recipe: FileRecipe): FileEntry {
  if (recipe.name === '') return { format, where, problem: 'It has no name.' };
  const { ingredients, steps, notes, description, sourceUrl, frequency } = recipe;
  const words = notes + description + sourceUrl;
  // Our own files alone have a frequency: they may hold a recipe that has only been begun.
  if (ingredients.length + steps.length === 0 && words === '' && frequency === undefined) {
    return { format, where, problem: `"${recipe.name}" has neither ingredients nor steps.` };
  }
  return { format, where, recipe };
}
