import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

type Screen = LazyExoticComponent<ComponentType> & { preload: () => void };

/** A screen that is loaded when it is first shown, or a moment earlier when somebody points at a link to it. */
function screen(load: () => Promise<{ default: ComponentType }>): Screen {
  return Object.assign(lazy(load), {
    // A failed guess is no error: the screen is asked for again when it is needed.
    preload: () => void load().catch(() => undefined),
  });
}

export const screens = {
  landing: screen(() => import('./account/landing.tsx')),
  login: screen(() => import('./account/login.tsx')),
  register: screen(() => import('./account/register.tsx')),
  settings: screen(() => import('./account/settings.tsx')),
  home: screen(() => import('./home/home.tsx')),
  recipes: screen(() => import('./recipes/recipes.tsx')),
  recipe: screen(() => import('./recipes/recipe.tsx')),
  addRecipe: screen(() => import('./recipes/add-recipe.tsx')),
  editRecipe: screen(() => import('./recipes/edit-recipe.tsx')),
  fridge: screen(() => import('./fridge/fridge.tsx')),
  groceries: screen(() => import('./grocery/groceries.tsx')),
  plan: screen(() => import('./plan/plan.tsx')),
  history: screen(() => import('./plan/history.tsx')),
  statistics: screen(() => import('./recipes/statistics.tsx')),
  help: screen(() => import('./help/help.tsx')),
  notFound: screen(() => import('./frame/not-found.tsx')),
};

/** The screen behind an address, for loading it ahead. */
export function preload(path: string): void {
  const [, first = '', second = '', third = ''] = path.split('/');
  if (first === 'recipes' && second === 'add') screens.addRecipe.preload();
  else if (first === 'recipes' && third === 'edit') screens.editRecipe.preload();
  else if (first === 'recipes' && second !== '') screens.recipe.preload();
  else if (isScreen(first)) screens[first].preload();
}

function isScreen(name: string): name is keyof typeof screens {
  return Object.hasOwn(screens, name);
}
