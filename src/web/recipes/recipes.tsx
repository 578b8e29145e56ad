import { BookPlus, CookingPot, LayoutGrid, Rows3, SearchX } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useFridgeNames } from '../fridge/fridge.queries.ts';
import { Button, ButtonLink, IconButton } from '../ui/button.tsx';
import { Empty, Page, Skeleton } from '../ui/page.tsx';
import { VirtualGrid } from '../ui/virtual-grid.tsx';
import { QuickView } from './quick-view.tsx';
import { RecipeCard } from './recipe-card.tsx';
import { keepView, RecipeFinder, readFinder, type Finder } from './recipe-finder.tsx';
import { RecipeRow, RowsHead } from './recipe-row.tsx';
import { useRecipes, type Recipe } from './recipes.queries.ts';
import { useFoundRecipes } from './use-found-recipes.ts';

const BookMenu = lazy(() => import('./book-menu.tsx'));

/** All recipes: found by words, by ingredients or by what the fridge has. */
export default function Recipes() {
  const { recipes, isPending, isError, error, refetch } = useRecipes();
  const [params, setParams] = useSearchParams();
  const finder = readFinder(params);
  const have = useFridgeNames();
  const found = useFoundRecipes(recipes, { ...finder, have });
  const [open, setOpen] = useState<Recipe>();
  const onOpen = useCallback((recipe: Recipe) => setOpen(recipe), []);
  const change = (next: Partial<Finder>) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(next)) {
          if (value === '') after.delete(NAMES[name as keyof Finder]);
          else after.set(NAMES[name as keyof Finder], value);
        }
        return after;
      },
      { replace: true },
    );

  const isEmpty = recipes?.length === 0;
  return (
    <Page
      title="Recipes"
      isWide
      about={recipes && !isEmpty ? countOf(recipes, found.length) : undefined}
      actions={
        <>
          <IconButton
            label={finder.view === 'cards' ? 'Show as a table' : 'Show as cards'}
            onClick={() => {
              const view = finder.view === 'cards' ? 'table' : 'cards';
              keepView(view);
              change({ view });
            }}
          >
            {finder.view === 'cards' ? (
              <Rows3 aria-hidden className="size-5" />
            ) : (
              <LayoutGrid aria-hidden className="size-5" />
            )}
          </IconButton>
          <Suspense fallback={null}>
            <BookMenu recipes={recipes ?? []} />
          </Suspense>
          <ButtonLink
            href="/recipes/add"
            look="main"
            icon={<BookPlus aria-hidden className="size-4.5" />}
          >
            Add a recipe
          </ButtonLink>
        </>
      }
    >
      {!isEmpty && <RecipeFinder finder={finder} onChange={change} />}
      {isError && !recipes && (
        <Empty
          title="The recipes did not arrive"
          action={<Button onClick={() => refetch()}>Try again</Button>}
        >
          {error.message}
        </Empty>
      )}
      {isPending && !isError && <Waiting />}
      {isEmpty && (
        <Empty
          picture={<CookingPot />}
          title="Your cookbook is empty"
          action={
            <>
              <ButtonLink href="/recipes/add" look="main">
                Add a recipe
              </ButtonLink>
              <ButtonLink href="/recipes/add?from=link">Read one from a web page</ButtonLink>
            </>
          }
        >
          Type in the dish you cook most often, or paste the address of a page you like.
        </Empty>
      )}
      {recipes && !isEmpty && found.length === 0 && (
        <Empty
          picture={<SearchX />}
          title="No recipe fits"
          action={
            <Button onClick={() => change({ typed: '', by: 'text' })}>Show all recipes</Button>
          }
        >
          {finder.by === 'fridge'
            ? 'Nothing in the fridge is an ingredient of any recipe.'
            : 'Try fewer or other words.'}
        </Empty>
      )}
      {found.length > 0 && finder.view === 'cards' && (
        <VirtualGrid
          items={found}
          label="Recipes"
          minWidth={330}
          rowHeight={132}
          keyOf={({ recipe }) => recipe.id}
        >
          {(item) => <RecipeCard found={item} onOpen={onOpen} />}
        </VirtualGrid>
      )}
      {found.length > 0 && finder.view === 'table' && (
        <>
          <RowsHead order={finder.order} onChange={change} />
          <VirtualGrid
            items={found}
            label="Recipes"
            minWidth={4000}
            rowHeight={56}
            gap={0}
            keyOf={({ recipe }) => recipe.id}
          >
            {(item) => <RecipeRow found={item} onOpen={onOpen} />}
          </VirtualGrid>
        </>
      )}
      {open && <QuickView recipe={open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}

const NAMES: Readonly<Record<keyof Finder, string>> = {
  by: 'by',
  typed: 'q',
  order: 'sort',
  view: 'view',
};

function countOf(recipes: readonly Recipe[], found: number): string {
  const all = recipes.length === 1 ? '1 recipe' : `${recipes.length} recipes`;
  return found === recipes.length ? all : `${found} of ${all}`;
}

function Waiting() {
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <Skeleton key={key} className="h-[8.25rem] rounded-card" />
      ))}
    </div>
  );
}
