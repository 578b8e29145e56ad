/** What an import brings along, read from its source but not checked yet. */
export interface Moved {
  /** Where it stands in its source, for whoever has to mend it: `recipes[3]`. */
  where: string;
  /** As the contract would take it. */
  fields: Readonly<Record<string, unknown>>;
  /** When it came, as the source has it; undefined where the source does not say. */
  at: unknown;
}

/** A recipe, and what its source calls it by. */
export interface MovedRecipe extends Moved {
  key: string;
}

/** A plan: the recipes by their keys, in order. */
export interface MovedPlan {
  where: string;
  recipes: readonly string[];
  at: unknown;
}

/** All that is in a kitchen, each list in the order things came. */
export interface MovedKitchen {
  recipes: MovedRecipe[];
  fridge: Moved[];
  groceries: Moved[];
  plans: MovedPlan[];
  /** Only Ocipe's own exports have them. */
  shops?: Moved[];
}

/** Whose kitchen it was, where the source has accounts. */
export interface MovedUser {
  where: string;
  username: string;
  /** As Django keeps it. */
  passwordHash: string;
  isActive: boolean;
  isAdmin: boolean;
  at: unknown;
}

/** An account with its kitchen. */
export interface MovedAccount {
  user: MovedUser;
  kitchen: MovedKitchen;
}

/** A kitchen with nothing in it. */
export function emptyKitchen(): MovedKitchen {
  return { recipes: [], fridge: [], groceries: [], plans: [] };
}
