import {
  BookPlus,
  CornerDownLeft,
  LogOut,
  Moon,
  Search,
  Settings,
  Sun,
  type LucideIcon,
} from 'lucide-react';
import {
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { useLocation } from 'wouter';
import { searchForm } from '../../domain/recipe-search.ts';
import { signOut } from '../api/session.ts';
import { places } from '../frame/places.ts';
import { switchTheme, isDark } from '../frame/theme.ts';
import { CategoryPicture } from '../recipes/category-picture.tsx';
import { useRecipes } from '../recipes/recipes.queries.ts';
import { findRecipes } from '../recipes/use-found-recipes.ts';

interface Entry {
  key: string;
  name: string;
  about: string;
  icon?: LucideIcon;
  category?: string;
  run: () => void;
}

/** As many recipes as fit below the box. */
const MOST_RECIPES = 8;

/** A box that finds recipes, places and things to do; chosen with arrows and Enter, or touched. */
export default function PaletteDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const query = useDeferredValue(typed);
  const entries = useEntries(query);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  const chosen = Math.min(at, entries.length - 1);
  useEffect(() => {
    document
      .querySelector(`#${CSS.escape(`${id}-${chosen}`)}`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((chosen + step + entries.length) % Math.max(1, entries.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[chosen]);
    }
  };
  return (
    <dialog
      ref={dialog}
      aria-label="Search everything"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      className="appear-rising mx-auto mt-[max(1rem,10vh)] mb-auto w-[min(38rem,calc(100vw-1.5rem))] overflow-hidden rounded-card border border-line bg-card p-0 shadow-raised"
    >
      <div className="flex max-h-[78dvh] flex-col">
        <div className="relative border-b border-line">
          <Search
            aria-hidden
            className="absolute top-1/2 left-4 size-5 -translate-y-1/2 text-soft"
          />
          <input
            role="combobox"
            aria-label="Search everything"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={entries.length > 0 ? `${id}-${chosen}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            placeholder="Recipes, places, things to do …"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
            className="h-14 w-full bg-card pr-4 pl-12 text-lg outline-none"
          />
        </div>
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label="Found"
          className="min-h-0 overflow-y-auto p-2"
        >
          {entries.map((entry, index) => {
            const { icon: Icon } = entry;
            return (
              // The keys are the box's above, which names this one as its active descendant.
              <div
                key={entry.key}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === chosen}
                onPointerMove={() => setAt(index)}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => run(entry)}
                className="flex min-h-12 cursor-pointer items-center gap-3 rounded-control px-3 py-1.5 aria-selected:bg-sunken"
              >
                {entry.category === undefined ? (
                  <span
                    aria-hidden
                    className="grid size-9 place-items-center rounded-lg bg-sunken text-soft"
                  >
                    {Icon && <Icon className="size-5" />}
                  </span>
                ) : (
                  <CategoryPicture category={entry.category} className="size-9 rounded-lg" />
                )}
                <span className="min-w-0 flex-1 truncate font-medium">{entry.name}</span>
                <span className="max-w-[40%] truncate text-sm text-soft">{entry.about}</span>
                {index === chosen && <CornerDownLeft aria-hidden className="size-4 text-soft" />}
              </div>
            );
          })}
        </div>
        {entries.length === 0 && <p className="px-5 pb-6 text-soft">Nothing is called that.</p>}
        <p role="status" className="sr-only">
          {entries.length === 1 ? '1 found' : `${entries.length} found`}
        </p>
      </div>
    </dialog>
  );
}

function useEntries(query: string): Entry[] {
  const { recipes } = useRecipes();
  const [, go] = useLocation();
  return useMemo(() => {
    const form = searchForm(query);
    const words = form.split(' ').slice(1);
    const things: Entry[] = [
      ...Object.values(places).map(({ path, name, icon }) => ({
        key: path,
        name,
        about: 'Go to',
        icon,
        run: () => go(path),
      })),
      {
        key: 'add',
        name: 'Add a recipe',
        about: 'Do',
        icon: BookPlus,
        run: () => go('/recipes/add'),
      },
      {
        key: 'settings',
        name: 'Settings',
        about: 'Go to',
        icon: Settings,
        run: () => go('/settings'),
      },
      {
        key: 'theme',
        name: isDark() ? 'Light theme' : 'Dark theme',
        about: 'Do',
        icon: isDark() ? Sun : Moon,
        run: switchTheme,
      },
      { key: 'out', name: 'Log out', about: 'Do', icon: LogOut, run: () => void signOut() },
    ];
    const fitting = things.filter(({ name }) =>
      words.every((word) => searchForm(name).includes(` ${word}`)),
    );
    const found = form === '' ? [] : findRecipes(recipes ?? [], query).slice(0, MOST_RECIPES);
    const dishes = found.map((recipe) => ({
      key: `recipe-${recipe.id}`,
      name: recipe.name,
      about: recipe.meat_type,
      category: recipe.meat_type,
      run: () => go(`/recipes/${recipe.id}`),
    }));
    return [...dishes, ...fitting];
  }, [query, recipes, go]);
}
