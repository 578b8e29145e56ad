import { ShoppingBasket } from 'lucide-react';
import { useEffect, useRef } from 'react';
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
  isTitled = true,
}: {
  recipe: Recipe;
  needed: readonly Needed[];
  portions: number;
  onPortions: (portions: number) => void;
  ticked: ReadonlySet<string>;
  onTick: (what: string) => void;
  /** Whether their heading is theirs to show. */
  isTitled?: boolean;
}) {
  const written = Math.max(1, recipe.longevity);
  return (
    <>
      <header className="mb-3 flex items-start justify-between gap-3">
        <div className="min-w-0">
          {isTitled && <h2 className="text-2xl">Ingredients</h2>}
          <p className="min-h-6 text-[0.9375rem] text-soft">
            for {lastsFor(portions)}
            {portions !== written && (
              <button
                type="button"
                className="relative ml-2 text-accent underline underline-offset-2 after:absolute after:-inset-x-2 after:-inset-y-3 print:hidden"
                onClick={({ currentTarget }) => {
                  currentTarget
                    .closest('header')
                    ?.querySelector<HTMLElement>('[aria-label="More portions"]')
                    ?.focus();
                  onPortions(written);
                }}
              >
                Back to {written}
              </button>
            )}
          </p>
        </div>
        <Portions value={portions} onChange={onPortions} />
      </header>
      {needed.length === 0 && <p className="text-soft">None are noted.</p>}
      <ul className="divide-y divide-line">
        {needed.map(({ name, quantity, preparation, section, where }, index) => {
          const isTicked = ticked.has(`ingredient ${index}`);
          const isNewPart = section !== '' && section !== needed[index - 1]?.section;
          return (
            <li key={index} className="break-inside-avoid">
              {isNewPart && (
                <h3 dir="auto" className="pt-3 pb-1 text-[1.05em]">
                  {section}
                </h3>
              )}
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
                  {preparation !== '' && <span className="text-soft">, {preparation}</span>}
                </span>
                {where && (
                  <span className="no-print flex shrink-0">
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
  const said = useRef<HTMLParagraphElement>(null);
  const hasAdded = useRef(false);
  const missing = needed.filter(({ where }) => where === undefined);
  const isAllThere = missing.length === 0;
  useEffect(() => {
    // The button that was pressed is gone.
    if (isAllThere && hasAdded.current) said.current?.focus({ preventScroll: true });
  }, [isAllThere]);
  if (needed.length === 0) return null;
  if (isAllThere) {
    return (
      <p ref={said} tabIndex={-1} className="no-print rounded-sm mt-4 text-[0.9375rem] text-soft">
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
      onClick={() => {
        hasAdded.current = true;
        // What is added last stands on top of the list.
        add.mutate(lines.toReversed().join('\n'), {
          onSuccess: () =>
            toast({
              text: `${what} went on the list.`,
              action: { label: 'Groceries', run: () => go('/groceries') },
            }),
        });
      }}
    >
      {lines.length === needed.length
        ? 'Add all to the groceries'
        : `Add ${lines.length} missing to the groceries`}
    </Button>
  );
}
