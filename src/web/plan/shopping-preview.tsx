import { ClipboardList, Copy, House, ShoppingBasket } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { groceryNeed } from '../../domain/grocery-need.ts';
import { useFridge } from '../fridge/fridge.queries.ts';
import { useMarks } from '../fridge/stock.queries.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Switch } from '../ui/field.tsx';
import { Card, Empty, Skeleton } from '../ui/page.tsx';
import { toast, toastProblem } from '../ui/toast.tsx';
import { setBoard } from './board.ts';
import { needingRecipe, shownNeed, stockOf, type NeededItem, type Planned } from './needs.ts';
import { useSavePlan } from './plans.queries.ts';

/** What the plan needs beyond what is at home. Looking at it changes nothing; saving does. */
export function ShoppingPreview({
  planned,
  isLoading,
}: {
  planned: readonly Planned[];
  isLoading: boolean;
}) {
  const { isPending, groups } = useFridge();
  const [moved, setMoved] = useState<ReadonlySet<string>>(new Set());
  const needed = useMemo(() => {
    const needs = groceryNeed(planned.map(needingRecipe), stockOf(groups ?? []));
    return {
      toBuy: needs.filter((need) => !need.have.is_enough).map(shownNeed),
      atHome: needs.filter((need) => need.have.is_enough).map(shownNeed),
    };
  }, [planned, groups]);

  if (isLoading || isPending) return <Skeleton className="h-80 rounded-card" />;
  if (planned.length === 0) {
    return (
      <Card>
        <Empty
          picture={<ClipboardList />}
          title="The board is empty"
          action={
            <ButtonLink href="/plan?step=recipes" look="main">
              Choose recipes
            </ButtonLink>
          }
        >
          Choose what to cook, and what to buy is worked out here.
        </Empty>
      </Card>
    );
  }
  const isMoved = ({ name }: NeededItem) => moved.has(name);
  const toBuy = [
    ...needed.toBuy.filter((item) => !isMoved(item)),
    ...needed.atHome.filter(isMoved),
  ];
  const atHome = [
    ...needed.atHome.filter((item) => !isMoved(item)),
    ...needed.toBuy.filter(isMoved),
  ];
  const move = ({ name }: NeededItem) => {
    const next = new Set(moved);
    if (!next.delete(name)) next.add(name);
    setMoved(next);
  };
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[1.4fr_1fr]">
      <Card className="p-5 sm:p-6">
        <Needed
          title="To buy"
          none="You have everything. Nothing needs to be bought."
          items={toBuy}
          button="I have it"
          onMove={move}
        />
        <SaveButtons planned={planned} lines={toBuy.map(lineOf)} isAsNeeded={moved.size === 0} />
      </Card>
      <Card className="p-5 sm:p-6">
        <Needed
          title="At home"
          none="Nothing of it is in the fridge."
          items={atHome}
          button="Buy it"
          onMove={move}
        />
      </Card>
    </div>
  );
}

/** A line of the groceries list, as people write it. */
function lineOf({ name, quantity }: NeededItem): string {
  const line = quantity === '' ? name : `${name} (${quantity})`;
  return [...line].length <= 200 ? line : `${[...line].slice(0, 198).join('')}…`;
}

function SaveButtons({
  planned,
  lines,
  isAsNeeded,
}: {
  planned: readonly Planned[];
  lines: readonly string[];
  /** Nothing was moved by hand: the list is what the plan needs beyond what is at home. */
  isAsNeeded: boolean;
}) {
  const [, go] = useLocation();
  const save = useSavePlan();
  const marks = useMarks() ?? [];
  const [isLowWanted, setLowWanted] = useState(false);
  const withLow = isLowWanted && marks.length > 0;
  // The same plan keeps its key, so that a second try after a lost answer makes no second plan.
  const key = useMemo(() => crypto.getRandomValues(new Uint32Array(4)).join('-'), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(lines.join('\n'));
      toast({ text: 'The list is copied.' });
    } catch {
      toast({ kind: 'bad', text: 'This browser did not let Ocipe copy.' });
    }
  };
  const submit = () =>
    save.mutate(
      { planned, lines, key, isAsNeeded, withLow },
      {
        onError: toastProblem,
        onSuccess: () => {
          setBoard([]);
          toast({
            text: savedText(lines.length, withLow),
          });
          go('/groceries');
        },
      },
    );
  return (
    <div className="mt-6 flex flex-wrap gap-2">
      {marks.length > 0 && (
        <div className="w-full">
          <Switch
            label="Also what should always be at home"
            hint={`Where it would be too little after cooking: ${someOf(marks.map(({ name }) => name))}.`}
            checked={isLowWanted}
            onChange={(event) => setLowWanted(event.target.checked)}
          />
        </div>
      )}
      <Button
        look="main"
        isBusy={save.isPending}
        icon={<ShoppingBasket aria-hidden className="size-5" />}
        onClick={submit}
      >
        Save the plan and its list
      </Button>
      {lines.length > 0 && (
        <Button icon={<Copy aria-hidden className="size-4.5" />} onClick={copy}>
          Copy
        </Button>
      )}
      <p className="mt-1 w-full text-sm text-soft">
        Saving marks the recipes as cooked, so that chance leaves them out for a while.
      </p>
    </div>
  );
}

function savedText(count: number, withLow: boolean): string {
  if (withLow) return 'The plan is saved, and its list with what should always be at home.';
  return count === 0
    ? 'The plan is saved.'
    : `The plan is saved, and ${countOf(count)} on the list.`;
}

const NAMED = 5;
/** The first names, and how many more there are. */
function someOf(names: readonly string[]): string {
  const more = names.length - NAMED;
  return `${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const countOf = (number: number) => (number === 1 ? '1 thing is' : `${number} things are`);

function Needed({
  title,
  none,
  items,
  button,
  onMove,
}: {
  title: string;
  none: string;
  items: readonly NeededItem[];
  button: string;
  onMove: (item: NeededItem) => void;
}) {
  return (
    <section aria-label={title}>
      <h2 className="mb-2 text-xl">
        {title}{' '}
        {items.length > 0 && (
          <span className="font-sans text-base font-normal text-soft">{items.length}</span>
        )}
      </h2>
      {items.length === 0 && <p className="text-soft">{none}</p>}
      <ul className="divide-y divide-line">
        {items.map((item) => (
          <li key={item.name} className="flex items-center gap-3 py-1.5">
            <span className="min-w-0 flex-1">
              <span className="font-medium">{item.name}</span>{' '}
              {item.quantity !== '' && <span className="text-soft">{item.quantity}</span>}
              {item.about !== '' && <span className="block text-sm text-soft">{item.about}</span>}
            </span>
            <Button
              look="quiet"
              size="small"
              className="min-h-11 shrink-0 text-accent"
              aria-label={`${button}: ${item.name}`}
              icon={button === 'I have it' ? <House aria-hidden className="size-4" /> : undefined}
              onClick={() => onMove(item)}
            >
              {button}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
