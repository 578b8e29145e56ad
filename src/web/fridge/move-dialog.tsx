import { useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import type { Item } from './fridge.queries.ts';
import { amountOf } from './stock-dialog.tsx';
import { AmountFields, useSaving } from './stock-form.tsx';
import { moveItem, previewMove, splitItem } from './stock.queries.ts';

/** All of something, or a part of it, goes elsewhere; or it is divided where it is. */
export default function MoveDialog({
  item,
  group,
  names,
  onClose,
}: {
  item: Item;
  group: string;
  /** Of all groups. */
  names: readonly string[];
  onClose: () => void;
}) {
  const [to, setTo] = useState(names.find((name) => name !== group) ?? '');
  const [amount, setAmount] = useState('');
  const [unit, setUnit] = useState(item.unit ?? '');
  const [day, setDay] = useState<string>();
  const { problems, isBusy, save } = useSaving(onClose);
  const id = useId();
  const guess = useGuess(item, to);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const some = amount.trim() === '' ? {} : { amount, unit };
    const until = day === undefined ? {} : { expires_on: day };
    void save(() => moveItem(item, { group: to, ...some, ...until }));
  };
  const there = amountOf(item);
  return (
    <Dialog
      title={`Move ${item.name}`}
      shape="sheet"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="main" type="submit" form={id} isBusy={isBusy}>
            Move
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={onSubmit} className="grid grid-cols-2 gap-4">
        <div className="col-span-2">
          <TextField
            label="Where to"
            list={`${id}-groups`}
            maxLength={30}
            required
            autoComplete="off"
            value={to}
            problem={problems['group']}
            onChange={(event) => setTo(event.target.value)}
          />
          <datalist id={`${id}-groups`}>
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
        {there !== '' && (
          <AmountFields
            {...{ amount, unit, problems }}
            hint={`Left empty, all of it: ${there}.`}
            onAmount={setAmount}
            onUnit={setUnit}
          />
        )}
        <div className="col-span-2">
          <TextField
            label="Good until"
            type="date"
            value={day ?? guess ?? ''}
            problem={problems['expires_on']}
            hint="Guessed for the new place; change it if you know better."
            onChange={(event) => setDay(event.target.value)}
          />
        </div>
      </form>
      {there !== '' && <Portions item={item} onClose={onClose} />}
    </Dialog>
  );
}

/** The last good day of something in another place, as the server guesses. */
function useGuess(item: Item, to: string): string | undefined {
  const group = to.trim();
  const { data } = useQuery({
    queryKey: ['move-guess', item.id, group],
    queryFn: async () => (await previewMove(item.id, { group })).item.expires_on ?? null,
    enabled: group !== '',
    gcTime: 0,
  });
  return data ?? undefined;
}

function Portions({ item, onClose }: { item: Item; onClose: () => void }) {
  const [count, setCount] = useState('2');
  const { problems, isBusy, save } = useSaving(onClose);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save(() => splitItem(item, Number(count)));
  };
  return (
    <form onSubmit={onSubmit} className="mt-6 grid gap-4 border-t border-line pt-5">
      <h3 className="text-lg font-semibold">Or divide it here</h3>
      <TextField
        label="Equal portions"
        type="number"
        min={2}
        max={50}
        required
        value={count}
        problem={problems['portions']}
        onChange={(event) => setCount(event.target.value)}
      />
      <Button type="submit" isBusy={isBusy} className="justify-self-start">
        Divide
      </Button>
    </form>
  );
}
