import { useDraggable } from '@dnd-kit/core';
import { CSS } from '@dnd-kit/utilities';
import {
  BookOpenText,
  CalendarClock,
  CircleX,
  CookingPot,
  EllipsisVertical,
  FolderInput,
  GripVertical,
  PackageCheck,
  Split,
  Trash2,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { IconButton } from '../ui/button.tsx';
import { Menu, MenuDivider, MenuItem } from '../ui/menu.tsx';
import { Ending } from './ending.tsx';
import { Chip } from '../ui/page.tsx';
import { toastProblem } from '../ui/toast.tsx';
import { removeItems, useRenameItem, type Item } from './fridge.queries.ts';
import { InPlace } from './in-place.tsx';
import { amountOf, StockDialog } from './stock-dialog.tsx';
import { useLow, consume } from './stock.queries.ts';

const MoveDialog = lazy(() => import('./move-dialog.tsx'));
const UseDialog = lazy(() => import('./use-dialog.tsx'));
const MarkDialog = lazy(() => import('./mark-dialog.tsx'));

type Opened = 'stock' | 'move' | 'use' | 'mark';

/** Something in the fridge: renamed where it stands, dragged by its handle, or sent elsewhere by its menu. */
export function ItemRow({
  item,
  group,
  names,
  longest,
  onMove,
}: {
  item: Item;
  group: string;
  names: readonly string[];
  longest: number;
  onMove: (item: Item, from: string, to: string) => void;
}) {
  const rename = useRenameItem();
  const isLow = useLow().some(({ items }) => items.includes(item.id));
  const [, go] = useLocation();
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, isDragging } =
    useDraggable({
      id: `item-${item.id}`,
      data: { item, group },
    });
  const others = names.filter((name) => name !== group);
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform) }}
      className={`flex items-center rounded-lg ${isDragging ? 'relative z-20 bg-card shadow-raised' : ''}`}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        {...attributes}
        {...listeners}
        aria-label={`Move ${item.name}`}
        className="grid h-11 w-8 shrink-0 cursor-grab touch-none place-items-center rounded-lg text-soft hover:text-ink"
      >
        <GripVertical aria-hidden className="size-4.5" />
      </button>
      <div className="flex min-w-0 flex-1 flex-wrap items-center">
        <InPlace
          text={item.name}
          label="Name"
          longest={longest}
          className="min-w-24 flex-1"
          onSave={(name) => rename.mutate({ item, name })}
        />
        {(item.amount !== undefined || item.expires_on !== undefined || isLow) && (
          <button
            type="button"
            onClick={() => setOpened('stock')}
            className="flex min-h-11 shrink-0 flex-wrap items-center justify-end gap-x-1.5 rounded-lg px-1 hover:bg-sunken"
          >
            <span className="sr-only">{item.name}: </span>
            {item.amount !== undefined && (
              <span className="text-sm text-soft">{amountOf(item)}</span>
            )}
            {isLow && <Chip tone="warn">low</Chip>}
            {item.expires_on !== undefined && <Ending day={item.expires_on} />}
          </button>
        )}
      </div>
      {opened === 'stock' && <StockDialog item={item} onClose={close} />}
      <Suspense>
        {opened === 'move' && <MoveDialog {...{ item, group, names }} onClose={close} />}
        {opened === 'use' && <UseDialog item={item} onClose={close} />}
        {opened === 'mark' && <MarkDialog name={item.name} onClose={close} />}
      </Suspense>
      <Menu
        button={
          <IconButton label={`More about ${item.name}`}>
            <EllipsisVertical aria-hidden className="size-4.5" />
          </IconButton>
        }
      >
        <MenuItem
          icon={<BookOpenText aria-hidden />}
          onSelect={() => go(`/recipes?by=ingredients&q=${encodeURIComponent(item.name)}`)}
        >
          Recipes with it
        </MenuItem>
        <MenuItem icon={<CalendarClock aria-hidden />} onSelect={() => setOpened('stock')}>
          How much, until when
        </MenuItem>
        <MenuItem icon={<CookingPot aria-hidden />} onSelect={() => setOpened('use')}>
          Use some, or throw it away
        </MenuItem>
        <MenuItem icon={<PackageCheck aria-hidden />} onSelect={() => setOpened('mark')}>
          Always at home
        </MenuItem>
        <MenuItem icon={<Split aria-hidden />} onSelect={() => setOpened('move')}>
          Move some, or divide
        </MenuItem>
        {others.map((name) => (
          <MenuItem
            key={name}
            icon={<FolderInput aria-hidden />}
            onSelect={() => onMove(item, group, name)}
          >
            Move to {name}
          </MenuItem>
        ))}
        <MenuDivider />
        <MenuItem
          icon={<CircleX aria-hidden />}
          onSelect={() => void consume(item, { thrown: true }).catch(toastProblem)}
        >
          Thrown away
        </MenuItem>
        <MenuItem
          isDanger
          icon={<Trash2 aria-hidden />}
          onSelect={() => removeItems([item], `${item.name} is out of the fridge.`)}
        >
          Take out
        </MenuItem>
      </Menu>
    </li>
  );
}
