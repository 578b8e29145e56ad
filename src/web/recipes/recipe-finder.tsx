import { Search, X } from 'lucide-react';
import { IconButton } from '../ui/button.tsx';
import type { Order, SearchBy } from './use-found-recipes.ts';

/** What the list shows, as the address has it. */
export interface Finder {
  by: SearchBy;
  typed: string;
  order: Order;
  /** Cards, or the rows of a table. */
  view: 'cards' | 'table';
}

const BY: readonly { value: SearchBy; name: string }[] = [
  { value: 'text', name: 'Words' },
  { value: 'ingredients', name: 'Ingredients' },
  { value: 'fridge', name: 'My fridge' },
];

const ORDERS: readonly { value: Order; name: string }[] = [
  { value: 'fit', name: 'Best match' },
  { value: 'newest', name: 'Newest' },
  { value: 'oldest', name: 'Oldest' },
  { value: 'name', name: 'Name' },
  { value: 'category', name: 'Category' },
  { value: 'longevity', name: 'Lasts longest' },
];

/** Reads the address; what it does not know is left at its default. */
export function readFinder(params: URLSearchParams): Finder {
  const by = BY.find(({ value }) => value === params.get('by'))?.value ?? 'text';
  const order = ORDERS.find(({ value }) => value === params.get('sort'))?.value ?? 'fit';
  const view = (params.get('view') ?? keptView()) === 'table' ? 'table' : 'cards';
  return { by, order, view, typed: params.get('q') ?? '' };
}

const VIEW = 'ocipe-recipes-view';

function keptView(): string | null {
  try {
    return localStorage.getItem(VIEW);
  } catch {
    return null;
  }
}

/** Remembers on this device how the list was looked at last. */
export function keepView(view: Finder['view']): void {
  try {
    localStorage.setItem(VIEW, view);
  } catch {
    // It holds until the page is closed.
  }
}

/** The search box, what it searches by, and the order. */
export function RecipeFinder({
  finder: { by, typed, order },
  isNarrow = false,
  onChange,
}: {
  finder: Finder;
  /** There is other company beside it: the parts stand below each other. */
  isNarrow?: boolean;
  onChange: (next: Partial<Finder>) => void;
}) {
  return (
    <search className={`no-print mb-5 grid gap-3 ${isNarrow ? '' : 'lg:flex lg:items-center'}`}>
      <div className="relative min-w-0 lg:flex-1">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3.5 size-5 -translate-y-1/2 text-soft"
        />
        <input
          type="search"
          aria-label={by === 'text' ? 'Search recipes' : 'Ingredients, with commas between them'}
          placeholder={PLACEHOLDERS[by]}
          value={by === 'fridge' ? '' : typed}
          disabled={by === 'fridge'}
          onChange={(event) => onChange({ typed: event.target.value })}
          className="min-h-11 w-full rounded-control border border-edge bg-card pr-11 pl-11 text-base [&::-webkit-search-cancel-button]:hidden disabled:border-line disabled:bg-sunken"
        />
        {typed !== '' && by !== 'fridge' && (
          <IconButton
            label="Clear the search"
            className="absolute top-0 right-0"
            onClick={() => onChange({ typed: '' })}
          >
            <X aria-hidden className="size-5" />
          </IconButton>
        )}
      </div>
      <div className="grid gap-3 sm:flex sm:items-center">
        <fieldset className="flex min-w-0 flex-1 rounded-control bg-sunken p-1 lg:flex-none">
          <legend className="sr-only">Search by</legend>
          {BY.map(({ value, name }) => (
            <label
              key={value}
              className="flex min-h-9 flex-1 cursor-pointer items-center justify-center rounded-lg px-3.5 text-sm font-semibold whitespace-nowrap text-soft has-checked:bg-card has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="search-by"
                className="sr-only"
                checked={by === value}
                onChange={() => onChange({ by: value })}
              />
              {name}
            </label>
          ))}
        </fieldset>
        <label
          className={`flex items-center justify-between gap-2 text-sm text-soft ${isNarrow ? 'sm:ml-auto' : ''}`}
        >
          <span>Order</span>
          <select
            value={order}
            onChange={(event) => onChange({ order: event.target.value as Order })}
            className="min-h-11 rounded-control border border-edge bg-card px-3 text-base text-ink"
          >
            {ORDERS.map(({ value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
    </search>
  );
}

const PLACEHOLDERS: Readonly<Record<SearchBy, string>> = {
  text: 'Name, category, ingredient, note …',
  ingredients: 'garlic, rice, eggs …',
  fridge: 'Recipes that use what is in your fridge',
};
