import { Plus } from 'lucide-react';
import { useRef, useState, type ClipboardEvent, type FormEvent } from 'react';
import { IconButton } from '../ui/button.tsx';
import { toast } from '../ui/toast.tsx';
import { linesOf, useAddLines, type Line } from './groceries.queries.ts';

/** The longest line the contract takes, in characters. */
const LONGEST = 200;

/** A field that adds a line on Enter and waits for the next; several pasted lines become several. */
export function AddLine({ lines }: { lines: readonly Line[] }) {
  const [text, setText] = useState('');
  const add = useAddLines();
  const field = useRef<HTMLInputElement>(null);
  const addAll = (typed: string) => {
    const fresh = linesOf(typed).map((line) => [...line].slice(0, LONGEST).join(''));
    const known = new Set(
      lines.filter(({ isChecked }) => !isChecked).map(({ item }) => item.toLowerCase()),
    );
    const twice = fresh.filter((line) => known.has(line.toLowerCase()));
    const wanted = fresh.filter((line) => !known.has(line.toLowerCase()));
    if (twice.length > 0) toast({ text: `${twice.join(', ')}: on the list already.` });
    if (wanted.length > 0) add.mutate(wanted.join('\n'));
    setText('');
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    addAll(text);
    field.current?.focus();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text');
    if (linesOf(pasted).length < 2) return;
    event.preventDefault();
    addAll(`${text}${pasted}`);
  };
  return (
    <form
      onSubmit={onSubmit}
      className="flex items-center gap-1 rounded-control border border-edge bg-card pl-1 focus-within:outline-2 focus-within:outline-accent"
    >
      <input
        ref={field}
        aria-label="Add to the list"
        placeholder="Add to the list …"
        enterKeyHint="done"
        autoComplete="off"
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={onPaste}
        className="min-h-12 min-w-0 flex-1 rounded-control bg-card px-3 text-lg outline-none"
      />
      <IconButton type="submit" label="Add" disabled={text.trim() === ''}>
        <Plus aria-hidden className="size-6" />
      </IconButton>
    </form>
  );
}
