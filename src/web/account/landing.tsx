import { ArrowRight, BookOpenText, Check, Link2, Refrigerator, ShoppingBasket } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '../ui/button.tsx';
import { useTitle } from '../ui/page.tsx';

/** The first page: what Ocipe is, in one look, and the way in. */
export default function Landing() {
  useTitle('Your recipes, your fridge, your shopping list');
  return (
    <>
      <section className="mx-auto grid max-w-6xl items-center gap-12 px-4 pt-10 pb-16 sm:px-6 lg:grid-cols-[1.05fr_1fr] lg:pt-20 lg:pb-24">
        <div>
          <h1 className="text-[2.6rem] leading-[1.05] sm:text-6xl lg:text-[4rem]">
            Know what to cook. Buy only what is missing.
          </h1>
          <p className="mt-6 max-w-[46ch] text-lg text-soft">
            Ocipe keeps your recipes, knows what is in your fridge, and writes the shopping list for
            the week.
          </p>
          <div className="mt-8 flex flex-wrap gap-3">
            <ButtonLink
              href="/register"
              look="main"
              className="min-h-12 px-6 text-lg"
              icon={<ArrowRight aria-hidden className="order-last size-5" />}
            >
              Start your cookbook
            </ButtonLink>
            <ButtonLink href="/help" className="min-h-12 px-6 text-lg">
              How it works
            </ButtonLink>
          </div>
          <p className="mt-5 text-sm text-soft">
            Free and yours: it runs on your own computer, and takes your data along whenever you
            want.
          </p>
        </div>
        <Week />
      </section>
      <section className="border-t border-line bg-card">
        <ul className="mx-auto grid max-w-6xl gap-10 px-4 py-16 sm:px-6 md:grid-cols-2 lg:grid-cols-4">
          <Point icon={<BookOpenText />} title="All recipes in one place">
            Found by any word, by ingredient, or by what you have at home.
          </Point>
          <Point icon={<Link2 />} title="Read from any page">
            Paste a link; name, ingredients and steps are filled in for you to look over.
          </Point>
          <Point icon={<Refrigerator />} title="A fridge that counts">
            What is at home is left off the list. “Tomatoes” and “tomato” are the same thing.
          </Point>
          <Point icon={<ShoppingBasket />} title="A list that survives the shop">
            Big ticks, one hand, and it goes on working without a signal.
          </Point>
        </ul>
      </section>
      <footer className="mx-auto flex max-w-6xl flex-wrap justify-between gap-4 px-4 py-8 text-sm text-soft sm:px-6">
        <p>Ocipe · a digital cookbook</p>
        <a href="./api/docs/" className="underline underline-offset-4">
          API for developers
        </a>
      </footer>
    </>
  );
}

function Point({ icon, title, children }: { icon: ReactNode; title: string; children: string }) {
  return (
    <li>
      <div
        aria-hidden
        className="grid size-12 place-items-center rounded-control bg-tint text-on-tint [&_svg]:size-6"
      >
        {icon}
      </div>
      <h2 className="mt-4 text-xl">{title}</h2>
      <p className="mt-1.5 text-soft">{children}</p>
    </li>
  );
}

/** Pictures of the real thing age; this one is drawn from the same pieces. */
function Week() {
  return (
    <div aria-hidden className="relative mx-auto w-full max-w-md lg:max-w-none">
      <div className="rounded-card border border-line bg-card p-5 shadow-raised sm:p-6">
        <p className="font-display text-2xl font-semibold">This week</p>
        <ul className="mt-4 grid gap-2.5">
          {MEALS.map(({ name, kind, ground }) => (
            <li key={name} className="flex items-center gap-3 rounded-control bg-sunken p-2.5">
              <span className={`size-10 rounded-lg ${ground}`} />
              <span className="flex-1 font-semibold">{name}</span>
              <span className="text-sm text-soft">{kind}</span>
            </li>
          ))}
        </ul>
      </div>
      <div className="mt-[-1.5rem] ml-auto w-[78%] rounded-card border border-line bg-card p-5 shadow-raised sm:p-6">
        <p className="font-display text-xl font-semibold">To buy</p>
        <ul className="mt-3 grid gap-2.5">
          {LINES.map(({ name, amount, isBought }) => (
            <li key={name} className="flex items-center gap-3">
              <span
                className={`grid size-6 place-items-center rounded-md border-2 ${isBought ? 'border-accent bg-accent text-on-accent' : 'border-edge'}`}
              >
                {isBought && <Check className="size-4" strokeWidth={3.5} />}
              </span>
              <span className={`flex-1 ${isBought ? 'text-soft line-through' : ''}`}>{name}</span>
              <span className="text-sm text-soft">{amount}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const MEALS = [
  { name: 'Lemon chicken with rice', kind: '3 portions', ground: 'bg-hue-4' },
  { name: 'Tomato and bread soup', kind: '2 portions', ground: 'bg-hue-5' },
  { name: 'Spinach dumplings', kind: '4 portions', ground: 'bg-hue-1' },
];

const LINES = [
  { name: 'Chicken thighs', amount: '750 g', isBought: true },
  { name: 'Lemons', amount: '2', isBought: true },
  { name: 'Tomatoes', amount: '1 kg', isBought: false },
  { name: 'Spinach', amount: '250 g', isBought: false },
];
