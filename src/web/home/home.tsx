import { BookPlus, CalendarDays, ChefHat, CircleCheck, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useAccount } from '../account/account.queries.ts';
import { useFridge, useFridgeNames } from '../fridge/fridge.queries.ts';
import { AddLine } from '../grocery/add-line.tsx';
import { useLines } from '../grocery/groceries.queries.ts';
import { LineRow } from '../grocery/line-row.tsx';
import { RecentPlan } from '../plan/recent-plan.tsx';
import { usePlans } from '../plan/plans.queries.ts';
import { preload } from '../screens.ts';
import { QuickView } from '../recipes/quick-view.tsx';
import { useRecipes, type Recipe } from '../recipes/recipes.queries.ts';
import { useFoundRecipes } from '../recipes/use-found-recipes.ts';
import { RecipePicture } from '../pictures/recipe-picture.tsx';
import { Card, Chip, Page, Skeleton } from '../ui/page.tsx';
import { Soon } from '../ui/soon.tsx';
import { matchTone } from '../recipes/recipe-words.ts';

/** So many lines of the checklist are shown here. */
const LINES = 6;
/** So many recipes go with the fridge. */
const RECIPES = 4;

/** The same for everybody and at every hour, so that it can be there before anything is known. */
export const HOME_TITLE = 'What shall we cook?';

/** The kitchen at a glance. */
export default function Home() {
  const { data } = useAccount();
  const [open, setOpen] = useState<Recipe>();
  const [hour] = useState(() => new Date().getHours());
  return (
    <Page title={HOME_TITLE} about={greeting(hour, data?.username)}>
      <ul className="mb-6 grid grid-cols-3 gap-2.5 sm:gap-4">
        <Action
          href="/plan"
          icon={CalendarDays}
          title="Plan meals"
          about="Choose, and see what to buy"
        />
        <Action
          href="/recipes/add"
          icon={BookPlus}
          title="Add a recipe"
          about="Typed, or read from a link"
        />
        <Action
          href="/recipes?by=fridge"
          icon={ChefHat}
          title="What can I cook?"
          about="With what is in the fridge"
        />
      </ul>
      <AfterFirstSteps>
        <div className="grid items-start gap-5 lg:grid-cols-[1.15fr_1fr]">
          <Soon>
            <Checklist />
          </Soon>
          <div className="grid gap-5">
            <Soon>
              <FromFridge onOpen={setOpen} />
            </Soon>
            <Soon>
              <RecentPlan onOpen={setOpen} />
            </Soon>
          </div>
        </div>
      </AfterFirstSteps>
      {open && <QuickView recipe={open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}

/** @param hour of the day, 0 to 23 */
function greeting(hour: number, name: string | undefined): string {
  const time = hour < 5 || hour >= 18 ? 'evening' : hour < 12 ? 'morning' : 'afternoon';
  return name ? `Good ${time}, ${name}.` : `Good ${time}.`;
}

function Action({
  href,
  icon: Icon,
  title,
  about,
}: {
  href: string;
  icon: LucideIcon;
  title: string;
  about: string;
}) {
  const load = () => preload(href.split('?', 1)[0] ?? href);
  return (
    <li>
      <Link
        href={href}
        onPointerEnter={load}
        onFocus={load}
        className="flex h-full flex-col items-center gap-2 rounded-card border border-line bg-card p-3 text-center shadow-card transition-shadow hover:shadow-raised sm:flex-row sm:gap-4 sm:p-4 sm:text-left"
      >
        <span
          aria-hidden
          className="grid size-12 shrink-0 place-items-center rounded-control bg-tint text-on-tint"
        >
          <Icon className="size-6" />
        </span>
        <span className="min-w-0">
          <span className="block font-display leading-tight font-semibold sm:text-lg">{title}</span>
          <span className="hidden text-sm text-soft sm:block">{about}</span>
        </span>
      </Link>
    </li>
  );
}

/** What a new kitchen needs first, above everything else; gone when all of it is done. */
function AfterFirstSteps({ children }: { children: ReactNode }) {
  const { recipes } = useRecipes();
  const { groups } = useFridge();
  const { plans } = usePlans();
  const [wereDone] = useState(areDone);
  if (wereDone) return children;
  // Nothing is drawn that would have to move when they turn out to be needed.
  if (!recipes || !groups || !plans) return <Skeleton className="h-80 rounded-card" />;
  const steps = [
    { title: 'Add a recipe you cook often', href: '/recipes/add', isDone: recipes.length > 0 },
    { title: 'Note what is in the fridge', href: '/fridge', isDone: groups.length > 0 },
    { title: 'Plan the next days', href: '/plan', isDone: plans.length > 0 },
  ];
  if (steps.every(({ isDone }) => isDone)) {
    noteDone();
    return children;
  }
  return (
    <>
      <Card className="mb-5 p-5">
        <h2 className="text-xl">First steps</h2>
        <ol className="mt-2">
          {steps.map(({ title, href, isDone }) => (
            <li key={href} className="flex min-h-11 items-center gap-3">
              {isDone ? (
                <CircleCheck aria-hidden className="size-5 text-accent" />
              ) : (
                <span aria-hidden className="size-5 rounded-full border-2 border-edge" />
              )}
              {isDone ? (
                <span className="text-soft line-through">{title}</span>
              ) : (
                <Link href={href} className="font-medium text-accent underline underline-offset-4">
                  {title}
                </Link>
              )}
            </li>
          ))}
        </ol>
      </Card>
      {children}
    </>
  );
}

const DONE = 'ocipe-first-steps-done';

function areDone(): boolean {
  try {
    return localStorage.getItem(DONE) !== null;
  } catch {
    return false;
  }
}

function noteDone(): void {
  try {
    localStorage.setItem(DONE, '1');
  } catch {
    // It is looked at anew at the next start.
  }
}

function Checklist() {
  const { lines } = useLines();
  const open = lines?.filter(({ isChecked }) => !isChecked);
  return (
    <Card className="p-4 sm:p-5">
      <section aria-label="Groceries">
        <header className="mb-3 flex items-baseline justify-between gap-3 px-1">
          <h2 className="text-xl">Groceries</h2>
          <Link
            href="/groceries"
            className="flex min-h-9 items-center font-semibold text-accent underline underline-offset-4"
          >
            {open && open.length > LINES ? `All ${open.length}` : 'Open the list'}
          </Link>
        </header>
        <AddLine lines={lines ?? []} />
        {!open && <Skeleton className="mt-3 h-24" />}
        {open?.length === 0 && <p className="px-2 pt-4 pb-1 text-soft">Nothing to buy just now.</p>}
        <ul aria-label="To buy" className="mt-2 divide-y divide-line">
          {open?.slice(0, LINES).map((line) => (
            <LineRow key={line.id} line={line} />
          ))}
        </ul>
      </section>
    </Card>
  );
}

function FromFridge({ onOpen }: { onOpen: (recipe: Recipe) => void }) {
  const { recipes } = useRecipes();
  const have = useFridgeNames();
  const { isPending } = useFridge();
  const found = useFoundRecipes(recipes, { by: 'fridge', typed: '', have, order: 'fit' });
  if (!recipes || isPending) return <Skeleton className="h-[19.5rem] rounded-card" />;
  if (found.length === 0) return null;
  return (
    <Card className="p-4 sm:p-5">
      <section aria-label="Goes with your fridge">
        <header className="mb-2 flex items-baseline justify-between gap-3 px-1">
          <h2 className="text-xl">Goes with your fridge</h2>
          <Link
            href="/recipes?by=fridge"
            className="flex min-h-9 items-center font-semibold text-accent underline underline-offset-4"
          >
            More
          </Link>
        </header>
        <ul>
          {found.slice(0, RECIPES).map(({ recipe, match }) => (
            <li key={recipe.id}>
              <button
                type="button"
                onClick={() => onOpen(recipe)}
                className="flex min-h-14 w-full items-center gap-3 rounded-control px-1 py-1.5 text-left hover:bg-sunken"
              >
                <RecipePicture recipe={recipe} className="size-11 rounded-lg" />
                <span className="min-w-0 flex-1 truncate font-semibold">{recipe.name}</span>
                {match && <Chip tone={matchTone(match.percent)}>{match.percent} %</Chip>}
              </button>
            </li>
          ))}
        </ul>
      </section>
    </Card>
  );
}
