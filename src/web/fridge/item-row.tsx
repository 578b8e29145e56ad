import { useDraggable } from '@dnd-kit/core';
import { CSS } from '@dnd-kit/utilities';
import { BookOpenText, EllipsisVertical, FolderInput, GripVertical, Trash2 } from 'lucide-react';
import { useLocation } from 'wouter';
import { IconButton } from '../ui/button.tsx';
import { Menu, MenuDivider, MenuItem } from '../ui/menu.tsx';
import { removeItems, useChangeItem, type Item } from './fridge.queries.ts';
import { InPlace } from './in-place.tsx';

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
  const change = useChangeItem();
  const [, go] = useLocation();
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
      <InPlace
        text={item.name}
        label="Name"
        longest={longest}
        className="flex-1"
        onSave={(name) => change.mutate({ item, name })}
      />
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
