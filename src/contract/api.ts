import { access, entry, events } from './access.ts';
import { account } from './account.ts';
import { backup } from './backup.ts';
import { cooking } from './cooking.ts';
import type { Endpoint } from './endpoint.ts';
import { recipeFiles } from './files.ts';
import { factors } from './factors.ts';
import { fridge } from './fridge.ts';
import { grocery } from './grocery.ts';
import { recipeImport } from './import.ts';
import { ingredients } from './ingredients.ts';
import { monitoring } from './monitoring.ts';
import { pictures } from './pictures.ts';
import { plan } from './plan.ts';
import { recipes } from './recipes.ts';
import { shops } from './shops.ts';
import { stock } from './stock.ts';
import { transfer } from './transfer.ts';

/** Every endpoint, by feature: validation, handlers, clients, OpenAPI and the sweeping tests come from here. */
export const api = {
  account,
  access,
  events,
  entry,
  factors,
  recipes,
  import: recipeImport,
  files: recipeFiles,
  pictures,
  ingredients,
  fridge,
  stock,
  grocery,
  shops,
  cooking,
  plan,
  transfer,
  backup,
  monitoring,
};

/** The endpoints in a row, each with its feature and its name there. */
export const endpoints: readonly { feature: string; name: string; endpoint: Endpoint }[] =
  Object.entries(api).flatMap(([feature, group]) =>
    Object.entries<Endpoint>(group).map(([name, endpoint]) => ({ feature, name, endpoint })),
  );
