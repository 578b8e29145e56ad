import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ClipboardPaste, GripVertical, Plus, X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { splitIngredientLine } from '../../domain/ingredient-split.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { rowOf, type FormRow } from './form-draft.ts';

/** The ingredients, a row each: added after any row, moved, taken away, or pasted many at once. */
export function IngredientRows({
  rows,
  problems,
  onChange,
}: {
  rows: readonly FormRow[];
  problems: Readonly<Record<string, string>>;
  onChange: (rows: readonly FormRow[]) => void;
}) {
  const [isPasting, setPasting] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const focusRow = (index: number) =>
    requestAnimationFrame(() =>
      list.current?.querySelectorAll<HTMLInputElement>('[data-quantity]')[index]?.focus(),
    );
  const addAfter = (index: number) => {
    onChange(rows.toSpliced(index + 1, 0, rowOf()));
    focusRow(index + 1);
  };
  const remove = (index: number) => {
    onChange(rows.toSpliced(index, 1));
    focusRow(Math.min(index, rows.length - 2));
  };
  return (
    <section aria-label="Ingredients">
      <header className="mb-3 flex items-center justify-between gap-3">
        <h2 className="text-xl">Ingredients</h2>
        <Button
          look="quiet"
          size="small"
          icon={<ClipboardPaste aria-hidden className="size-4" />}
          onClick={() => setPasting(true)}
        >
          Paste many
        </Button>
      </header>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={({ active, over }) => {
          if (!over || active.id === over.id) return;
          const place = (key: unknown) => rows.findIndex((row) => row.key === key);
          onChange(arrayMove([...rows], place(active.id), place(over.id)));
        }}
      >
        <SortableContext items={rows.map(({ key }) => key)} strategy={verticalListSortingStrategy}>
          <ul ref={list} className="grid gap-2">
            {rows.map((row, index) => (
              <Row
                key={row.key}
                row={row}
                number={index + 1}
                problem={problems[row.key]}
                onChange={(change) => onChange(rows.with(index, { ...row, ...change }))}
                onAdd={() => addAfter(index)}
                onRemove={() => remove(index)}
              />
            ))}
          </ul>
        </SortableContext>
      </DndContext>
      <Button
        look="quiet"
        className="mt-2"
        icon={<Plus aria-hidden className="size-5" />}
        onClick={() => addAfter(rows.length - 1)}
      >
        Add an ingredient
      </Button>
      {isPasting && (
        <PasteMany
          onClose={() => setPasting(false)}
          onPaste={(added) =>
            onChange([
              ...rows.filter(({ name, quantity }) => name !== '' || quantity !== ''),
              ...added,
            ])
          }
        />
      )}
    </section>
  );
}

function Row({
  row,
  number,
  problem,
  onChange,
  onAdd,
  onRemove,
}: {
  row: FormRow;
  number: number;
  problem: string | undefined;
  onChange: (change: Partial<FormRow>) => void;
  onAdd: () => void;
  onRemove: () => void;
}) {
  const {
    attributes,
    listeners,
    setNodeRef,
    setActivatorNodeRef,
    transform,
    transition,
    isDragging,
  } = useSortable({
    id: row.key,
  });
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onAdd();
    } else if (event.key === 'Backspace' && row.name === '' && row.quantity === '') {
      event.preventDefault();
      onRemove();
    }
  };
  const field =
    'min-h-11 w-full min-w-0 rounded-control border border-edge bg-card px-3 aria-invalid:border-danger';
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={`rounded-control ${isDragging ? 'relative z-10 bg-card shadow-raised' : ''}`}
    >
      <div className="grid grid-cols-[1.5rem_minmax(4.5rem,1fr)_2.2fr_2.5rem] items-center gap-1.5">
        <button
          type="button"
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          aria-label={`Move ingredient ${number}`}
          className="grid h-11 cursor-grab touch-none place-items-center rounded-lg text-soft"
        >
          <GripVertical aria-hidden className="size-4.5" />
        </button>
        <input
          data-quantity
          aria-label={`Quantity ${number}`}
          placeholder="200 g"
          maxLength={100}
          autoComplete="off"
          value={row.quantity}
          onKeyDown={onKeyDown}
          onChange={(event) => onChange({ quantity: event.target.value })}
          className={field}
        />
        <input
          aria-label={`Ingredient ${number}`}
          placeholder="Ingredient"
          maxLength={200}
          autoComplete="off"
          aria-invalid={problem === undefined ? undefined : true}
          aria-describedby={problem === undefined ? undefined : `problem-${row.key}`}
          value={row.name}
          onKeyDown={onKeyDown}
          onChange={(event) => onChange({ name: event.target.value })}
          className={field}
        />
        <IconButton label={`Take ingredient ${number} away`} onClick={onRemove} className="size-10">
          <X aria-hidden className="size-4.5" />
        </IconButton>
      </div>
      {problem !== undefined && (
        <p id={`problem-${row.key}`} className="pt-1 pl-9 text-sm font-medium text-danger">
          {problem}
        </p>
      )}
    </li>
  );
}

function PasteMany({
  onClose,
  onPaste,
}: {
  onClose: () => void;
  onPaste: (rows: FormRow[]) => void;
}) {
  const [text, setText] = useState('');
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return (
    <Dialog
      title="Paste ingredients"
      onClose={onClose}
      footer={
        <Button
          look="main"
          disabled={lines.length === 0}
          onClick={() => {
            onPaste(
              lines.map((line) => {
                const { name, quantity } = splitIngredientLine(line);
                return rowOf(name, quantity);
              }),
            );
            onClose();
          }}
        >
          {lines.length < 2 ? 'Add' : `Add ${lines.length}`}
        </Button>
      }
    >
      <TextArea
        label="One ingredient a line"
        rows={10}
        value={text}
        placeholder={'200 g flour\n2 eggs\nsalt'}
        onChange={(event) => setText(event.target.value)}
      />
    </Dialog>
  );
}
