import { Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { IconButton } from '../ui/button.tsx';
import { Tick } from '../ui/field.tsx';
import { removeLines, useRenameLine, type Line } from './groceries.queries.ts';
import { tickLine } from './waiting-ticks.ts';
import { takeFocus } from '../ui/take-focus.ts';

/** A line of the checklist: a tap anywhere on it ticks it. */
export function LineRow({ line }: { line: Line }) {
  const [isEdited, setEdited] = useState(false);
  if (isEdited) return <EditedLine line={line} onDone={() => setEdited(false)} />;
  return (
    <li className="flex items-center gap-0.5">
      <label className="flex min-h-14 min-w-0 flex-1 cursor-pointer items-center gap-4 rounded-control px-2 py-2 select-none hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent">
        <Tick
          checked={line.isChecked}
          onChange={(event) => tickLine(line.id, event.target.checked)}
          className="size-7 focus-visible:outline-none"
        />
        <span
          className={`min-w-0 text-lg leading-snug ${line.isChecked ? 'text-soft line-through' : ''}`}
        >
          {line.item}
        </span>
      </label>
      {!line.isChecked && (
        <IconButton label={`Change ${line.item}`} onClick={() => setEdited(true)}>
          <Pencil aria-hidden className="size-4.5" />
        </IconButton>
      )}
      <IconButton label={`Strike ${line.item} off`} onClick={() => removeLines([line])}>
        <Trash2 aria-hidden className="size-4.5" />
      </IconButton>
    </li>
  );
}

function EditedLine({ line, onDone }: { line: Line; onDone: () => void }) {
  const rename = useRenameLine();
  const [text, setText] = useState(line.item);
  // A field that is taken away may still say that it was left.
  const isOver = useRef(false);
  const finish = (isWanted: boolean) => {
    if (isOver.current) return;
    isOver.current = true;
    const item = text.trim();
    if (isWanted && item !== '' && item !== line.item) rename.mutate({ id: line.id, item });
    onDone();
  };
  return (
    <li className="py-1 pl-2">
      <input
        ref={takeFocus}
        aria-label={`Change ${line.item}`}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => finish(true)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish(true);
          if (event.key === 'Escape') finish(false);
        }}
        className="min-h-12 w-full rounded-control border border-edge bg-card px-3 text-lg"
      />
    </li>
  );
}
