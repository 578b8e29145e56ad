import { PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { AccountMenu } from '../account/account-menu.tsx';
import { openPalette } from '../palette/open-palette.ts';
import { IconButton } from '../ui/button.tsx';
import { Logo } from './logo.tsx';
import { PlaceLink } from './place-link.tsx';
import { places, type Place } from './places.ts';

const FOLDED = 'ocipe-sidebar-folded';

const GROUPS: readonly { name: string; places: readonly Place[] }[] = [
  { name: 'My kitchen', places: [places.home, places.recipes, places.fridge] },
  { name: 'This week', places: [places.week, places.plan, places.groceries] },
  { name: 'Looking back', places: [places.history, places.statistics] },
];

/** The navigation beside the page, where there is room for it; folds to pictures. */
export function Sidebar() {
  const [isFolded, setFolded] = useState(() => localStorage.getItem(FOLDED) !== null);
  useEffect(() => {
    if (isFolded) localStorage.setItem(FOLDED, '1');
    else localStorage.removeItem(FOLDED);
  }, [isFolded]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'b' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setFolded((was) => !was);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <aside
      aria-label="Sidebar"
      className={`no-print sticky top-0 hidden h-dvh shrink-0 flex-col gap-1 overflow-y-auto border-r border-line bg-card px-3 py-4 md:flex ${isFolded ? 'w-[4.75rem]' : 'w-60'}`}
    >
      <div
        className={`mb-3 flex items-center ${isFolded ? 'flex-col gap-2' : 'justify-between pl-2'}`}
      >
        <Link
          href="/home"
          aria-label="Ocipe, home"
          className="flex items-center gap-2.5 rounded-lg"
        >
          <Logo className="size-8" />
          {!isFolded && <span className="font-display text-xl font-semibold">Ocipe</span>}
        </Link>
        <IconButton
          label={isFolded ? 'Unfold the sidebar' : 'Fold the sidebar'}
          aria-keyshortcuts="Control+B"
          onClick={() => setFolded(!isFolded)}
        >
          {isFolded ? (
            <PanelLeftOpen aria-hidden className="size-5" />
          ) : (
            <PanelLeftClose aria-hidden className="size-5" />
          )}
        </IconButton>
      </div>
      <button
        type="button"
        title="Search"
        onClick={openPalette}
        className={`mb-3 flex min-h-11 items-center gap-3 rounded-control border border-edge/60 text-soft hover:bg-sunken ${isFolded ? 'justify-center' : 'px-3'}`}
      >
        <Search aria-hidden className="size-4.5" />
        <span className={isFolded ? 'sr-only' : 'flex-1 text-left text-[0.95rem]'}>Search</span>
        {!isFolded && (
          <kbd className="rounded-md bg-sunken px-1.5 font-sans text-xs leading-5">/</kbd>
        )}
      </button>
      <nav aria-label="Main" className="grid gap-4">
        {GROUPS.map((group) => (
          <div key={group.name}>
            <h2
              className={
                isFolded
                  ? 'sr-only'
                  : 'px-3 pb-1 font-sans text-xs font-semibold tracking-wide text-soft'
              }
            >
              {group.name}
            </h2>
            <ul className="grid gap-0.5">
              {group.places.map((place) => (
                <li key={place.path}>
                  <SidebarLink place={place} isFolded={isFolded} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="mt-auto grid gap-0.5 pt-4">
        <SidebarLink place={places.help} isFolded={isFolded} />
        <AccountMenu isFolded={isFolded} />
      </div>
    </aside>
  );
}

function SidebarLink({ place, isFolded }: { place: Place; isFolded: boolean }) {
  const { icon: Icon, name } = place;
  return (
    <PlaceLink
      place={place}
      {...(isFolded ? { title: name } : {})}
      className={`flex min-h-11 items-center gap-3 rounded-control font-medium text-soft transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-tint aria-[current=page]:font-semibold aria-[current=page]:text-on-tint ${isFolded ? 'justify-center' : 'px-3'}`}
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <span className={isFolded ? 'sr-only' : ''}>{name}</span>
    </PlaceLink>
  );
}
