import { useDroppable } from '@dnd-kit/core';
import { EllipsisVertical, Plus, Trash2 } from 'lucide-react';
import { useState, type ClipboardEvent, type FormEvent } from 'react';
import { IconButton } from '../ui/button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { toast } from '../ui/toast.tsx';
import { removeItems, useAddItem, useRenameGroup, type Item } from './fridge.queries.ts';
import { InPlace } from './in-place.tsx';
import { ItemRow } from './item-row.tsx';
import { takeFocus } from '../ui/take-focus.ts';

/** The contract's limits, in characters. */
const LONGEST_GROUP = 30;
const LONGEST_NAME = 200;

/** A place in the fridge with what is in it; things can be dropped on it. */
export function GroupCard({
  name,
  items,
  names,
  onMove,
  onLeave,
}: {
  name: string;
  items: readonly Item[];
  /** Of all groups. */
  names: readonly string[];
  onMove: (item: Item, from: string, to: string) => void;
  /** A new group that is not wanted after all. */
  onLeave: () => void;
}) {
  const rename = useRenameGroup();
  const { setNodeRef, isOver, active } = useDroppable({
    id: `group-${name}`,
    data: { group: name },
  });
  const isFrom = (active?.data.current as { group?: string } | undefined)?.group === name;
  const renameTo = (to: string) => {
    rename.mutate({ group: name, to });
    if (items.length === 0) onLeave();
    else if (names.includes(to)) toast({ text: `${name} and ${to} are one group now.` });
  };
  return (
    <section
      ref={setNodeRef}
      aria-label={name}
      className={`mb-5 break-inside-avoid rounded-card border bg-card p-3 shadow-card transition-colors ${isOver && !isFrom ? 'border-accent bg-tint' : 'border-line'}`}
    >
      <header className="flex items-center justify-between gap-1">
        <h2 className="min-w-0 flex-1">
          <InPlace
            text={name}
            label="Group"
            longest={LONGEST_GROUP}
            className="w-full font-display text-xl font-semibold"
            onSave={renameTo}
          />
        </h2>
        <Menu
          button={
            <IconButton label={`More about ${name}`}>
              <EllipsisVertical aria-hidden className="size-5" />
            </IconButton>
          }
        >
          <MenuItem
            isDanger
            icon={<Trash2 aria-hidden />}
            onSelect={() =>
              items.length === 0
                ? onLeave()
                : removeItems(items, `${name} and everything in it is deleted.`)
            }
          >
            Delete the group
          </MenuItem>
        </Menu>
      </header>
      <ul aria-label={name}>
        {items.map((item) => (
          <ItemRow
            key={item.id}
            item={item}
            group={name}
            names={names}
            longest={LONGEST_NAME}
            onMove={onMove}
          />
        ))}
      </ul>
      <AddItem group={name} items={items} />
    </section>
  );
}

/** A field that adds a thing on Enter and waits for the next; several pasted lines become several things. */
function AddItem({ group, items }: { group: string; items: readonly Item[] }) {
  const add = useAddItem();
  const [text, setText] = useState('');
  const addAll = (typed: string) => {
    const known = new Set(items.map(({ name }) => name.toLowerCase()));
    for (const line of typed.split(/\r?\n/)) {
      const name = [...line.trim()].slice(0, LONGEST_NAME).join('');
      if (name === '') continue;
      if (known.has(name.toLowerCase())) toast({ text: `${name} is here already.` });
      else add.mutate({ group, name });
    }
    setText('');
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    addAll(text);
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text');
    if (!/\S\s*\n\s*\S/.test(pasted)) return;
    event.preventDefault();
    addAll(`${text}${pasted}`);
  };
  return (
    <form onSubmit={onSubmit} className="mt-1 flex items-center gap-1 border-t border-line pt-2">
      <input
        aria-label={`Add to ${group}`}
        placeholder="Add, such as 2 l milk until Friday …"
        enterKeyHint="done"
        autoComplete="off"
        maxLength={LONGEST_NAME}
        ref={items.length === 0 ? takeFocus : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={onPaste}
        className="min-h-11 min-w-0 flex-1 rounded-lg bg-transparent px-2 text-base"
      />
      <IconButton type="submit" label={`Add to ${group}`} disabled={text.trim() === ''}>
        <Plus aria-hidden className="size-5" />
      </IconButton>
    </form>
  );
}
