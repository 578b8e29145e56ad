import { createElement, lazy, useState, type ComponentType } from 'react';
import Home from './home/home.tsx';

type Screen = ComponentType & { preload: () => Promise<void> };

/**
 * A screen that is loaded when it is first shown, or a moment earlier when somebody points at a link to it. One that
 * has been loaded is drawn at once, without an empty page in between.
 */
function screen(load: () => Promise<{ default: ComponentType }>): Screen {
  let loaded: ComponentType | undefined;
  const fetch = async () => {
    const module = await load();
    loaded = module.default;
    return module;
  };
  const Later = lazy(fetch);
  function Screen() {
    const [Shown] = useState<ComponentType>(() => loaded ?? Later);
    return createElement(Shown);
  }
  return Object.assign(Screen, {
    // A failed guess is no error: the screen is asked for again when it is needed.
    preload: () =>
      fetch().then(
        () => undefined,
        () => undefined,
      ),
  });
}

/** Where nearly everybody begins: it comes with the program. */
const home: Screen = Object.assign(() => createElement(Home), { preload: () => Promise.resolve() });

export const screens = {
  landing: screen(() => import('./account/landing.tsx')),
  login: screen(() => import('./account/login.tsx')),
  register: screen(() => import('./account/register.tsx')),
  reset: screen(() => import('./account/reset.tsx')),
  settings: screen(() => import('./account/settings.tsx')),
  home,
  recipes: screen(() => import('./recipes/recipes.tsx')),
  recipe: screen(() => import('./recipes/recipe.tsx')),
  addRecipe: screen(() => import('./recipes/add-recipe.tsx')),
  importRecipe: screen(() => import('./recipes/import-screen.tsx')),
  editRecipe: screen(() => import('./recipes/edit-recipe.tsx')),
  fridge: screen(() => import('./fridge/fridge.tsx')),
  groceries: screen(() => import('./grocery/groceries.tsx')),
  week: screen(() => import('./plan/week.tsx')),
  plan: screen(() => import('./plan/plan.tsx')),
  history: screen(() => import('./plan/history.tsx')),
  statistics: screen(() => import('./recipes/statistics.tsx')),
  help: screen(() => import('./help/help.tsx')),
  notFound: screen(() => import('./frame/not-found.tsx')),
};

/** Loads the screen behind an address ahead. */
export function preload(path: string): Promise<void> {
  const [, first = '', second = '', third = ''] = path.split('/');
  if (first === 'recipes' && second === 'add') return screens.addRecipe.preload();
  if (first === 'recipes' && second === 'import') return screens.importRecipe.preload();
  if (first === 'recipes' && third === 'edit') return screens.editRecipe.preload();
  if (first === 'recipes' && second !== '') return screens.recipe.preload();
  return isScreen(first) ? screens[first].preload() : Promise.resolve();
}

function isScreen(name: string): name is keyof typeof screens {
  return Object.hasOwn(screens, name);
}
