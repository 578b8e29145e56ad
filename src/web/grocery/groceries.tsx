import {
  Copy,
  EllipsisVertical,
  ListOrdered,
  Refrigerator,
  ShoppingBasket,
  Store,
  Sun,
  Trash2,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { canStayAwake, useAwake } from '../ui/use-awake.ts';
import { Button, ButtonLink, IconButton } from '../ui/button.tsx';
import { Menu, MenuDivider, MenuItem } from '../ui/menu.tsx';
import { Card, Empty, Page, Skeleton } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { AddLine } from './add-line.tsx';
import { removeLines, useLines, type Line } from './groceries.queries.ts';
import { ByAisle } from './by-aisle.tsx';
import { LineRow } from './line-row.tsx';
import { ShopChoice } from './shop-choice.tsx';
import { PutAway } from './put-away.tsx';
import { useWaitingTicks } from './waiting-ticks.ts';

const ArrangeList = lazy(() => import('./arrange-list.tsx'));
const ShopsDialog = lazy(() => import('./shops-dialog.tsx'));

/** The list one takes to the shop: big lines, one hand, signal or not. */
export default function Groceries() {
  const { lines, isPending, isError, error, refetch } = useLines();
  const [isArranged, setArranged] = useState(false);
  const [isShops, setShops] = useState(false);
  const open = lines?.filter(({ isChecked }) => !isChecked) ?? [];
  const ticked = lines?.filter(({ isChecked }) => isChecked) ?? [];
  return (
    <Page
      title="Groceries"
      about={lines && lines.length > 0 ? progressOf(ticked.length, lines.length) : undefined}
      actions={
        lines &&
        lines.length > 0 && (
          <ListMenu
            open={open}
            ticked={ticked}
            onArrange={() => setArranged(true)}
            onShops={() => setShops(true)}
          />
        )
      }
    >
      <div className="mx-auto max-w-2xl">
        <div className="no-print sticky top-14 z-10 -mx-1 bg-paper px-1 pt-1 pb-3 md:top-0">
          <AddLine lines={lines ?? []} />
        </div>
        <Waiting />
        {isError && !lines && (
          <Empty
            title="The list did not arrive"
            action={<Button onClick={() => refetch()}>Try again</Button>}
          >
            {error.message}
          </Empty>
        )}
        {isPending && !isError && <Skeleton className="h-72 rounded-card" />}
        {lines?.length === 0 && (
          <Empty
            picture={<ShoppingBasket />}
            title="Nothing to buy"
            action={<ButtonLink href="/plan">Plan meals</ButtonLink>}
          >
            Type above what you need, or plan meals: what is missing for them comes here by itself.
          </Empty>
        )}
        {open.length > 0 && <ShopChoice onEdit={() => setShops(true)} />}
        {open.length > 0 && (
          <Suspense fallback={<ByAisle lines={open} />}>
            {isArranged ? (
              <ArrangeList lines={open} onDone={() => setArranged(false)} />
            ) : (
              <ByAisle lines={open} />
            )}
          </Suspense>
        )}
        <Suspense>
          {isShops && (
            <ShopsDialog
              aisles={(lines ?? []).flatMap(({ aisle }) => aisle ?? [])}
              onClose={() => setShops(false)}
            />
          )}
        </Suspense>
        {lines && lines.length > 0 && open.length === 0 && (
          <p className="py-6 text-center font-display text-xl">Everything is in the basket.</p>
        )}
        {ticked.length > 0 && (
          <details className="mt-4" open={open.length === 0}>
            <summary className="flex min-h-12 items-center rounded-control px-3 font-semibold text-soft hover:text-ink">
              In the basket ({ticked.length})
            </summary>
            <Card className="mt-1 p-2">
              <ul aria-label="In the basket" className="divide-y divide-line">
                {ticked.map((line) => (
                  <LineRow key={line.id} line={line} />
                ))}
              </ul>
            </Card>
          </details>
        )}
      </div>
    </Page>
  );
}

function progressOf(ticked: number, all: number): string {
  if (ticked === 0) return all === 1 ? '1 thing to buy' : `${all} things to buy`;
  return `${ticked} of ${all} in the basket`;
}

/** Says what the server does not know yet. */
function Waiting() {
  const waiting = useWaitingTicks().length;
  return (
    <p
      role="status"
      className={waiting > 0 ? 'appear-late pb-3 text-sm font-medium text-warn' : 'sr-only'}
    >
      {waiting > 0 &&
        `${waiting === 1 ? '1 tick waits' : `${waiting} ticks wait`} for the connection. Nothing is lost.`}
    </p>
  );
}

function ListMenu({
  open,
  ticked,
  onArrange,
  onShops,
}: {
  open: readonly Line[];
  ticked: readonly Line[];
  onArrange: () => void;
  onShops: () => void;
}) {
  const [isAwake, setAwake] = useAwake();
  const [isPutting, setPutting] = useState(false);
  const text = open.map(({ item }) => item).join('\n');
  const share = async () => {
    try {
      if (navigator.share) await navigator.share({ text });
      else {
        await navigator.clipboard.writeText(text);
        toast({ text: 'The list is copied.' });
      }
    } catch (error) {
      // Who closes the system's sheet has decided not to share.
      if ((error as Error).name !== 'AbortError') {
        toast({ kind: 'bad', text: 'This browser did not let Ocipe share.' });
      }
    }
  };
  return (
    <>
      {ticked.length > 0 && (
        <>
          <Button
            look="main"
            icon={<Refrigerator aria-hidden className="size-5" />}
            onClick={() => setPutting(true)}
          >
            Put away
          </Button>
          <Button onClick={() => removeLines(ticked)}>Clear the basket</Button>
        </>
      )}
      {isPutting && <PutAway onClose={() => setPutting(false)} />}
      <Menu
        button={
          <IconButton label="More about the list">
            <EllipsisVertical aria-hidden className="size-5" />
          </IconButton>
        }
      >
        <MenuItem icon={<Copy aria-hidden />} disabled={open.length === 0} onSelect={share}>
          Copy or share
        </MenuItem>
        <MenuItem
          icon={<ListOrdered aria-hidden />}
          disabled={open.length === 0}
          onSelect={onArrange}
        >
          Put in order
        </MenuItem>
        <MenuItem icon={<Store aria-hidden />} onSelect={onShops}>
          Shops and their aisles
        </MenuItem>
        {canStayAwake && (
          <MenuItem icon={<Sun aria-hidden />} onSelect={() => setAwake(!isAwake)}>
            {isAwake ? 'Let the screen sleep' : 'Keep the screen on'}
          </MenuItem>
        )}
        <MenuDivider />
        <MenuItem
          isDanger
          icon={<Trash2 aria-hidden />}
          onSelect={() => removeLines([...open, ...ticked])}
        >
          Clear the whole list
        </MenuItem>
      </Menu>
    </>
  );
}
