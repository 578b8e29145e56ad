import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { ClipboardPaste, Plus } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toast.tsx';
import { isEmptyRow, rowOf, type FormRow } from './form-draft.ts';
import { IngredientRow } from './ingredient-row.tsx';
import { PasteMany } from './paste-many.tsx';

type Rows = readonly FormRow[];

/** The ingredients, a row each: added after any row, moved, taken away, or pasted many at once. */
export function IngredientRows({
  rows,
  problems,
  onChange,
}: {
  rows: Rows;
  problems: Readonly<Record<string, string>>;
  onChange: (change: (rows: Rows) => Rows) => void;
}) {
  const [isPasting, setPasting] = useState(false);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  // With the form, what could be undone in it is gone.
  const undoing = useRef(new Set<() => void>());
  useEffect(() => {
    const offers = undoing.current;
    return () => {
      for (const withdraw of offers) withdraw();
    };
  }, []);
  const offerUndo = (text: string, run: () => void) =>
    undoing.current.add(toast({ text, action: { label: 'Undo', run } }));
  const focusing = useRef<() => void>(undefined);
  useLayoutEffect(() => {
    focusing.current?.();
    focusing.current = undefined;
  }, [rows]);
  /** Puts the focus where one goes on, as soon as the rows are drawn; a menu first gives it back to its button. */
  const focusField = (index: number, field: 'quantity' | 'name') => {
    const focus = () =>
      list.current?.querySelectorAll<HTMLElement>(`[data-field=${field}]`)[index]?.focus();
    if (document.activeElement?.closest('[role=menu], dialog')) setTimeout(focus, 40);
    else focusing.current = focus;
  };
  const addAfter = (index: number, added: Rows = [rowOf()]) => {
    onChange((before) => before.toSpliced(index + 1, 0, ...added));
    focusField(index + added.length, 'quantity');
  };
  const move = (from: number, to: number) => {
    if (to < 0 || to >= rows.length) return;
    onChange((before) => arrayMove([...before], from, to));
    setSaid(`${nameOf(rows[from])} is number ${to + 1} of ${rows.length}.`);
  };
  const remove = (index: number) => {
    const row = rows[index];
    if (!row) return;
    onChange((before) => (before.length === 1 ? [rowOf()] : before.toSpliced(index, 1)));
    focusField(Math.min(index, Math.max(0, rows.length - 2)), 'name');
    if (isEmptyRow(row)) return;
    offerUndo(`${nameOf(row)} is taken out.`, () =>
      onChange((now) => now.toSpliced(index, 0, row)),
    );
  };
  /** Puts rows in place of an empty one, or after it. */
  const paste = (added: Rows, index: number) => {
    onChange((before) => {
      const row = before[index];
      return row && isEmptyRow(row)
        ? before.toSpliced(index, 1, ...added)
        : before.toSpliced(index + 1, 0, ...added);
    });
    offerUndo(
      added.length === 1 ? '1 ingredient is added.' : `${added.length} ingredients are added.`,
      () => onChange((now) => now.filter(({ key }) => !added.some((row) => row.key === key))),
    );
    focusField(index, 'name');
  };
  return (
    <section aria-label="Ingredients">
      <header className="mb-3 flex flex-wrap items-center justify-between gap-x-3">
        <h2 className="text-xl">Ingredients</h2>
        <Button
          look="quiet"
          className="-mr-2"
          icon={<ClipboardPaste aria-hidden className="size-4.5" />}
          onClick={() => setPasting(true)}
        >
          Paste many
        </Button>
      </header>
      <p role="status" className="sr-only">
        {said}
      </p>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={{ announcements: announcementsOf(rows) }}
        onDragEnd={({ active, over }) => {
          if (!over || active.id === over.id) return;
          onChange((before) =>
            arrayMove([...before], placeOf(before, active.id), placeOf(before, over.id)),
          );
        }}
      >
        <SortableContext items={rows.map(({ key }) => key)} strategy={verticalListSortingStrategy}>
          <ul ref={list} className="-mx-3 grid gap-2 sm:mx-0 sm:-ml-3">
            {rows.map((row, index) => (
              <IngredientRow
                key={row.key}
                row={row}
                number={index + 1}
                isFirst={index === 0}
                isLast={index === rows.length - 1}
                problems={problems}
                onChange={(change) =>
                  onChange((before) =>
                    before.map((one) => (one.key === row.key ? { ...one, ...change } : one)),
                  )
                }
                onAdd={() => addAfter(index)}
                onNext={() =>
                  list.current?.querySelectorAll<HTMLElement>('[data-field=name]')[index]?.focus()
                }
                onMove={(by) => move(index, index + by)}
                onRemove={() => remove(index)}
                onPaste={(added) => paste(added, index)}
              />
            ))}
          </ul>
        </SortableContext>
      </DndContext>
      <Button
        look="quiet"
        className="mt-2 -ml-2"
        icon={<Plus aria-hidden className="size-5" />}
        onClick={() => addAfter(rows.length - 1)}
      >
        Add an ingredient
      </Button>
      {isPasting && (
        <PasteMany
          onClose={() => setPasting(false)}
          onPaste={(added) => {
            const end = rows.findLastIndex((row) => !isEmptyRow(row));
            paste(added, end + 1 < rows.length ? end + 1 : end);
          }}
        />
      )}
    </section>
  );
}

const placeOf = (rows: Rows, id: unknown) => rows.findIndex(({ key }) => key === id);

function nameOf(row: FormRow | undefined): string {
  const name = row?.name.trim() || row?.quantity.trim();
  return name ? `“${name}”` : 'The empty row';
}

/** What a screen reader says while a row is dragged. */
function announcementsOf(rows: Rows): Announcements {
  const name = (id: unknown) => nameOf(rows[placeOf(rows, id)]);
  const place = (id: unknown) => `${placeOf(rows, id) + 1} of ${rows.length}`;
  return {
    onDragStart: ({ active }) => `${name(active.id)} is picked up.`,
    onDragOver: ({ active, over }) =>
      over ? `${name(active.id)} is over place ${place(over.id)}.` : undefined,
    onDragEnd: ({ active, over }) =>
      over ? `${name(active.id)} is put down at place ${place(over.id)}.` : undefined,
    onDragCancel: ({ active }) => `${name(active.id)} is back where it was.`,
  };
}
