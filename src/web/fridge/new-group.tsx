import { FolderPlus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';

/** Places most kitchens have. */
const COMMON = [
  'Fridge',
  'Freezer',
  'Pantry',
  'Vegetables',
  'Dairy',
  'Meat and fish',
  'Spices',
  'Drinks',
];

/** Makes a new group: a common one by a touch, any other by its name. */
export function NewGroup({
  names,
  onAdd,
}: {
  names: readonly string[];
  onAdd: (name: string) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const name = text.trim();
  const isTaken = names.includes(name);
  const add = (chosen: string) => {
    onAdd(chosen);
    setText('');
    setOpen(false);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name !== '' && !isTaken) add(name);
  };
  return (
    <>
      <Button
        look="main"
        icon={<FolderPlus aria-hidden className="size-4.5" />}
        onClick={() => setOpen(true)}
      >
        New group
      </Button>
      {isOpen && (
        <Dialog
          title="New group"
          onClose={() => setOpen(false)}
          footer={
            <Button type="submit" form="new-group" look="main" disabled={name === '' || isTaken}>
              Add the group
            </Button>
          }
        >
          <form id="new-group" onSubmit={onSubmit} className="grid gap-4">
            <TextField
              label="Name"
              value={text}
              maxLength={30}
              autoComplete="off"
              onChange={(event) => setText(event.target.value)}
              problem={isTaken ? 'There is a group of this name.' : undefined}
            />
            <div className="flex flex-wrap gap-2">
              {COMMON.filter((common) => !names.includes(common)).map((common) => (
                <Button key={common} size="small" onClick={() => add(common)}>
                  {common}
                </Button>
              ))}
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
