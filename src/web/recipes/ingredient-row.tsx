import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ArrowDown, ArrowUp, EllipsisVertical, GripVertical, Plus, Trash2, X } from 'lucide-react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { IconButton } from '../ui/button.tsx';
import { Menu, MenuDivider, MenuItem } from '../ui/menu.tsx';
import type { FormRow } from './form-draft.ts';
import { rowsOf } from './paste-many.tsx';

const FIELD =
  'min-h-11 w-full min-w-0 rounded-control border border-edge bg-card px-3 transition-colors hover:border-ink/60 aria-invalid:border-danger';

/** A quantity and a name. Enter goes on, Backspace in an empty row takes it away, Alt with an arrow moves it. */
export function IngredientRow({
  row,
  number,
  isFirst,
  isLast,
  problems,
  onChange,
  onAdd,
  onNext,
  onMove,
  onRemove,
  onPaste,
}: {
  row: FormRow;
  number: number;
  isFirst: boolean;
  isLast: boolean;
  problems: Readonly<Record<string, string>>;
  onChange: (change: Partial<FormRow>) => void;
  onAdd: () => void;
  onNext: () => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  onPaste: (rows: FormRow[]) => void;
}) {
  const {
    attributes,
    listeners,
    setNodeRef,
    setActivatorNodeRef,
    transform,
    transition,
    isDragging,
  } = useSortable({ id: row.key });
  const named = problems[`${row.key}.name`];
  const counted = problems[`${row.key}.quantity`];
  const problem = named ?? counted;
  const problemId = problem === undefined ? undefined : `problem-${row.key}`;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (ctrlKey || metaKey || event.nativeEvent.isComposing) return;
    const isEmpty = row.name === '' && row.quantity === '';
    if (key === 'Enter' && event.currentTarget.dataset['field'] === 'quantity') onNext();
    else if (key === 'Enter') onAdd();
    else if (key === 'Backspace' && isEmpty) onRemove();
    else if (altKey && (key === 'ArrowUp' || key === 'ArrowDown'))
      onMove(key === 'ArrowUp' ? -1 : 1);
    else return;
    event.preventDefault();
  };
  // A whole list, pasted into one field, becomes rows.
  const onPasteText = (event: ClipboardEvent) => {
    const added = rowsOf(event.clipboardData.getData('text/plain'));
    if (added.length < 2) return;
    event.preventDefault();
    onPaste(added);
  };
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={`rounded-control ${isDragging ? 'relative z-10 bg-card shadow-raised' : ''}`}
    >
      <div className="grid grid-cols-[2.5rem_minmax(4.75rem,1fr)_2.1fr_auto] items-center gap-x-1">
        <button
          type="button"
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          aria-label={`Move ingredient ${number}`}
          className="grid h-11 cursor-grab touch-none place-items-center rounded-lg text-soft hover:text-ink"
        >
          <GripVertical aria-hidden className="size-4.5" />
        </button>
        <input
          data-field="quantity"
          aria-label={`Quantity ${number}`}
          placeholder="200 g"
          autoComplete="off"
          dir="auto"
          enterKeyHint="next"
          aria-invalid={counted === undefined ? undefined : true}
          aria-describedby={problemId}
          value={row.quantity}
          onKeyDown={onKeyDown}
          onPaste={onPasteText}
          onChange={(event) => onChange({ quantity: event.target.value })}
          className={FIELD}
        />
        <input
          data-field="name"
          aria-label={`Ingredient ${number}`}
          placeholder="Ingredient"
          autoComplete="off"
          dir="auto"
          enterKeyHint="next"
          aria-invalid={named === undefined ? undefined : true}
          aria-describedby={problemId}
          value={row.name}
          onKeyDown={onKeyDown}
          onPaste={onPasteText}
          onChange={(event) => onChange({ name: event.target.value })}
          className={FIELD}
        />
        <div className="flex">
          <span className="hidden sm:contents">
            <IconButton label={`Take ingredient ${number} out`} onClick={onRemove}>
              <X aria-hidden className="size-4.5" />
            </IconButton>
          </span>
          <Menu
            button={
              <IconButton label={`More about ingredient ${number}`} className="sm:-mr-3 sm:-ml-1.5">
                <EllipsisVertical aria-hidden className="size-4.5" />
              </IconButton>
            }
          >
            <MenuItem icon={<Plus aria-hidden />} onSelect={onAdd}>
              Add one below
            </MenuItem>
            <MenuItem icon={<ArrowUp aria-hidden />} disabled={isFirst} onSelect={() => onMove(-1)}>
              Move up
            </MenuItem>
            <MenuItem icon={<ArrowDown aria-hidden />} disabled={isLast} onSelect={() => onMove(1)}>
              Move down
            </MenuItem>
            <MenuDivider />
            <MenuItem isDanger icon={<Trash2 aria-hidden />} onSelect={onRemove}>
              Take out
            </MenuItem>
          </Menu>
        </div>
      </div>
      {problem !== undefined && (
        <p id={problemId} className="pt-1 pl-11 text-sm font-medium text-danger">
          {problem}
        </p>
      )}
    </li>
  );
}
