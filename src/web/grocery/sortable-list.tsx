import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { IconButton } from '../ui/button.tsx';

/** A row of the list: a thing that can be moved, or a heading between the things, which stays. */
export interface Entry {
  key: string;
  text: string;
  isHeading?: boolean;
  /** Behind the arrows. */
  action?: ReactNode;
}

/** Things that are put in order by mouse, finger, the keyboard's arrows, or buttons up and down. */
export function SortableList({
  label,
  entries,
  onMove,
}: {
  label: string;
  entries: readonly Entry[];
  /** Moves an entry between two places of the list, and says in a sentence where it is then. */
  onMove: (from: number, to: number) => string;
}) {
  const [said, setSaid] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const moving = useRef<{ key: string; from: number; way?: 'up' | 'down'; said: string }>(
    undefined,
  );
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  useLayoutEffect(() => {
    // Told when it is so: the change takes a moment.
    if (!moving.current || entries[moving.current.from]?.key === moving.current.key) return;
    const { key, way, said: sentence } = moving.current;
    moving.current = undefined;
    setSaid(sentence);
    if (!way) return;
    // A row that is moved in the page loses the focus; at an end, the button for the other way takes it.
    const row = list.current?.querySelector(`[data-entry="${globalThis.CSS.escape(key)}"]`);
    const buttons = [...(row?.querySelectorAll<HTMLButtonElement>('[data-way]') ?? [])];
    const isFree = ({ disabled }: HTMLButtonElement) => !disabled;
    const same = buttons.filter(({ dataset }) => dataset['way'] === way);
    (same.find(isFree) ?? buttons.find(isFree))?.focus();
  }, [entries]);
  const placeOf = (key: string | number) => entries.findIndex((entry) => entry.key === key);
  const nameOf = (key: string | number) => entries[placeOf(key)]?.text ?? '';
  // The first heading stays on top.
  const first = entries[0]?.isHeading ? 1 : 0;
  const move = (from: number, to: number, way?: 'up' | 'down') => {
    const key = entries[from]?.key;
    if (key === undefined || from === to || to < first || to >= entries.length) return;
    moving.current = { key, from, ...(way ? { way } : {}), said: onMove(from, to) };
  };
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={({ active, over }) => {
          if (over) move(placeOf(active.id), Math.max(first, placeOf(over.id)));
        }}
        accessibility={{
          screenReaderInstructions: {
            draggable:
              'Press space to lift, the arrows to move, space to put down, Escape to leave it.',
          },
          announcements: {
            onDragStart: ({ active }) => `${nameOf(active.id)} is lifted.`,
            onDragOver: ({ active, over }) =>
              over ? `${nameOf(active.id)} is over ${nameOf(over.id)}.` : undefined,
            onDragEnd: ({ active }) => `${nameOf(active.id)} is put down.`,
            onDragCancel: ({ active }) => `${nameOf(active.id)} is back where it was.`,
          },
        }}
      >
        <SortableContext
          items={entries.map(({ key }) => key)}
          strategy={verticalListSortingStrategy}
        >
          <ul ref={list} aria-label={label}>
            {entries.map((entry, at) => (
              <Row
                key={entry.key}
                entry={entry}
                isFirst={at <= first}
                isLast={at === entries.length - 1}
                onStep={(by) => move(at, at + by, by < 0 ? 'up' : 'down')}
              />
            ))}
          </ul>
        </SortableContext>
      </DndContext>
    </>
  );
}

function Row({
  entry: { key, text, isHeading = false, action },
  isFirst,
  isLast,
  onStep,
}: {
  entry: Entry;
  isFirst: boolean;
  isLast: boolean;
  onStep: (by: -1 | 1) => void;
}) {
  const {
    attributes,
    listeners,
    setNodeRef,
    setActivatorNodeRef,
    transform,
    transition,
    isDragging,
  } = useSortable({ id: key, disabled: { draggable: isHeading } });
  const style = { transform: CSS.Translate.toString(transform), transition };
  if (isHeading) {
    return (
      <li ref={setNodeRef} style={style}>
        <h2 className="px-2 pt-3 pb-1 font-sans text-sm font-semibold text-soft">{text}</h2>
      </li>
    );
  }
  return (
    <li
      ref={setNodeRef}
      style={style}
      data-entry={key}
      className={`flex items-center rounded-control ${isDragging ? 'relative z-10 bg-card shadow-raised' : ''}`}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        {...attributes}
        {...listeners}
        aria-label={`Move ${text}`}
        className="grid size-11 shrink-0 cursor-grab touch-none place-items-center rounded-lg text-soft hover:text-ink"
      >
        <GripVertical aria-hidden className="size-5" />
      </button>
      <span className="min-w-0 flex-1 py-2 leading-snug break-words">{text}</span>
      <IconButton label={`${text}: up`} data-way="up" disabled={isFirst} onClick={() => onStep(-1)}>
        <ArrowUp aria-hidden className="size-4.5" />
      </IconButton>
      <IconButton
        label={`${text}: down`}
        data-way="down"
        disabled={isLast}
        onClick={() => onStep(1)}
      >
        <ArrowDown aria-hidden className="size-4.5" />
      </IconButton>
      {action}
    </li>
  );
}
