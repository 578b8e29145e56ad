import { Minus, Plus, ShoppingBasket } from 'lucide-react';
import { scaleQuantity } from '../../domain/scale-quantity.ts';
import { useFridgeNames } from '../fridge/fridge.queries.ts';
import { useAddLines } from '../grocery/groceries.queries.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Tick } from '../ui/field.tsx';
import { Chip } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { lastsFor } from './recipe-words.ts';
import type { Recipe } from './recipes.queries.ts';
import { foodKeys, foodsOf } from './use-found-recipes.ts';

/** The ingredients while cooking: for as many as eat, ticked off, what is at home marked. */
export function Ingredients({
  recipe,
  portions,
  onPortions,
  ticked,
  onTick,
}: {
  recipe: Recipe;
  portions: number;
  onPortions: (portions: number) => void;
  ticked: ReadonlySet<string>;
  onTick: (what: string) => void;
}) {
  const have = foodKeys(useFridgeNames());
  const add = useAddLines();
  const by = { parts: portions, of: Math.max(1, recipe.longevity) };
  const rows = recipe.ingredient_list.map(({ name, quantity }, index) => ({
    name,
    quantity: scaleQuantity(quantity, by),
    isThere: have.has(foodsOf(recipe)[index] ?? ''),
  }));
  const missing = rows.filter(({ isThere }) => !isThere);
  return (
    <section aria-label="Ingredients">
      <header className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-[1.4em]">Ingredients</h2>
        <div className="flex items-center rounded-control bg-sunken">
          <IconButton
            label="Fewer portions"
            className="no-print"
            disabled={portions <= 1}
            onClick={() => onPortions(portions - 1)}
          >
            <Minus aria-hidden className="size-4.5" />
          </IconButton>
          <span role="status" className="min-w-20 px-1 text-center font-semibold">
            {lastsFor(portions)}
          </span>
          <IconButton
            label="More portions"
            className="no-print"
            onClick={() => onPortions(portions + 1)}
          >
            <Plus aria-hidden className="size-4.5" />
          </IconButton>
        </div>
      </header>
      {rows.length === 0 && <p className="text-soft">None are noted.</p>}
      <ul className="divide-y divide-line">
        {rows.map(({ name, quantity, isThere }, index) => (
          <li key={index}>
            <label className="flex min-h-12 cursor-pointer items-center gap-3 py-1.5">
              <Tick
                checked={ticked.has(`ingredient ${index}`)}
                onChange={() => onTick(`ingredient ${index}`)}
                className="no-print"
              />
              <span
                className={`min-w-0 flex-1 ${ticked.has(`ingredient ${index}`) ? 'text-soft line-through' : ''}`}
              >
                {quantity !== '' && <strong className="font-semibold">{quantity} </strong>}
                {name}
              </span>
              {isThere && <Chip tone="tint">at home</Chip>}
            </label>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <Button
          className="no-print mt-4 text-base"
          icon={<ShoppingBasket aria-hidden className="size-4.5" />}
          onClick={() => {
            const lines = missing.map(({ name, quantity }) =>
              quantity === '' ? name : `${name} (${quantity})`,
            );
            add.mutate(lines.toReversed().join('\n'));
            toast({
              text:
                missing.length === 1
                  ? '1 thing is on the list.'
                  : `${missing.length} things are on the list.`,
            });
          }}
        >
          {missing.length === rows.length
            ? 'Put all on the list'
            : `Put ${missing.length} missing on the list`}
        </Button>
      )}
    </section>
  );
}
