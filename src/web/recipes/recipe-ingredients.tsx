import { ShoppingBasket } from 'lucide-react';
import { useLocation } from 'wouter';
import { useAddLines } from '../grocery/groceries.queries.ts';
import { Button } from '../ui/button.tsx';
import { Tick } from '../ui/field.tsx';
import { Chip } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { Portions } from './portions.tsx';
import { lastsFor } from './recipe-words.ts';
import type { Recipe } from './recipes.queries.ts';
import { groceryLine, type Needed } from './use-needed.ts';

/** The ingredients while cooking: for as many as eat, ticked off, what is at home marked. */
export function Ingredients({
  recipe,
  needed,
  portions,
  onPortions,
  ticked,
  onTick,
}: {
  recipe: Recipe;
  needed: readonly Needed[];
  portions: number;
  onPortions: (portions: number) => void;
  ticked: ReadonlySet<string>;
  onTick: (what: string) => void;
}) {
  const written = Math.max(1, recipe.longevity);
  return (
    <>
      <header className="mb-2 flex flex-wrap items-start justify-between gap-x-3 gap-y-2">
        <div>
          <h2 className="pt-1.5 text-[1.4em]">Ingredients</h2>
          <p className="hidden print:block">{lastsFor(portions)}</p>
        </div>
        <div className="print:hidden">
          <Portions value={portions} onChange={onPortions} />
          <p className="h-7 text-right text-sm leading-7 text-soft">
            {portions !== written && (
              <button
                type="button"
                className="rounded-sm px-1 underline underline-offset-2 hover:text-ink"
                onClick={() => onPortions(written)}
              >
                Back to {written}, as written
              </button>
            )}
          </p>
        </div>
      </header>
      {needed.length === 0 && <p className="text-soft">None are noted.</p>}
      <ul className="divide-y divide-line">
        {needed.map(({ name, quantity, where }, index) => {
          const isTicked = ticked.has(`ingredient ${index}`);
          return (
            <li key={index} className="break-inside-avoid">
              <label className="flex min-h-12 cursor-pointer items-center gap-3 py-1.5 print:min-h-0 print:py-1">
                <Tick
                  checked={isTicked}
                  onChange={() => onTick(`ingredient ${index}`)}
                  className="no-print"
                />
                <span
                  dir="auto"
                  className={`min-w-0 flex-1 leading-snug ${isTicked ? 'text-soft line-through print:text-ink print:no-underline' : ''}`}
                >
                  {quantity !== '' && <strong className="font-semibold">{quantity} </strong>}
                  {name}
                </span>
                {where && (
                  <span className="no-print shrink-0">
                    <Chip tone={where === 'home' ? 'tint' : 'plain'}>
                      {where === 'home' ? 'at home' : 'on the list'}
                    </Chip>
                  </span>
                )}
              </label>
            </li>
          );
        })}
      </ul>
      <AddMissing needed={needed} />
    </>
  );
}

/** What is neither at home nor on the list goes there. */
function AddMissing({ needed }: { needed: readonly Needed[] }) {
  const [, go] = useLocation();
  const add = useAddLines();
  const missing = needed.filter(({ where }) => where === undefined);
  if (needed.length === 0) return null;
  if (missing.length === 0) {
    return (
      <p role="status" className="no-print mt-4 text-[0.9375rem] text-soft">
        Nothing is missing: it is all at home or on the list.
      </p>
    );
  }
  const lines = missing.map(groceryLine);
  const what = lines.length === 1 ? '1 thing' : `${lines.length} things`;
  return (
    <Button
      className="no-print mt-4 w-full text-base"
      isBusy={add.isPending}
      icon={<ShoppingBasket aria-hidden className="size-4.5 shrink-0" />}
      onClick={() =>
        // What is added last stands on top of the list.
        add.mutate(lines.toReversed().join('\n'), {
          onSuccess: () =>
            toast({
              text: `${what} went on the list.`,
              action: { label: 'Groceries', run: () => go('/groceries') },
            }),
        })
      }
    >
      {lines.length === needed.length
        ? 'Add all to the groceries'
        : `Add ${lines.length} missing to the groceries`}
    </Button>
  );
}
