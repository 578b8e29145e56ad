import { places } from '../frame/places.ts';

/** After "g": where to. */
export const GO_TO: Readonly<Record<string, { path: string; name: string }>> = {
  h: places.home,
  r: places.recipes,
  f: places.fridge,
  p: places.plan,
  w: places.week,
  l: places.groceries,
  a: { path: '/recipes/add', name: 'Add a recipe' },
  s: { path: '/settings', name: 'Settings' },
};

/** Whether keys belong to a field just now. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input, textarea, select, [role="menu"] *, [role="menu"]'))
  );
}
