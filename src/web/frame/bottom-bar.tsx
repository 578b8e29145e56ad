import { PlaceLink } from './place-link.tsx';
import { places } from './places.ts';

const SHOWN = [places.home, places.recipes, places.plan, places.groceries, places.fridge];

/** The navigation under the thumb, on a phone. */
export function BottomBar() {
  return (
    <nav
      aria-label="Main"
      className="no-print fixed inset-x-0 bottom-0 z-30 border-t border-line bg-card pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex">
        {SHOWN.map((place) => {
          const { icon: Icon, name, path } = place;
          return (
            <li key={path} className="min-w-0 flex-1">
              <PlaceLink
                place={place}
                className="group grid h-16 justify-items-center gap-0.5 pt-2 text-[0.72rem] font-medium text-soft aria-[current=page]:font-bold aria-[current=page]:text-accent"
              >
                <span className="rounded-full px-4 py-1 group-aria-[current=page]:bg-tint">
                  <Icon aria-hidden className="size-5" />
                </span>
                <span className="max-w-full truncate px-0.5">
                  {name === 'Plan meals' ? 'Plan' : name}
                </span>
              </PlaceLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
