import { useId, useState, type FormEvent } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import type { Item } from './fridge.queries.ts';
import { amountOf } from './stock-dialog.tsx';
import { AmountFields, useSaving } from './stock-form.tsx';
import { consume } from './stock.queries.ts';

const REASONS = ['Mouldy', 'Past its date', 'Smelled bad', 'Too much of it', 'Nobody liked it'];
const CHOICES = [
  { thrown: false, name: 'Used up' },
  { thrown: true, name: 'Thrown away' },
];

/** Some of something, or all of it, leaves the kitchen: eaten or wasted, and why. */
export default function UseDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const [amount, setAmount] = useState('');
  const [unit, setUnit] = useState(item.unit ?? '');
  const [isThrown, setThrown] = useState(false);
  const [reason, setReason] = useState('');
  const { problems, isBusy, save } = useSaving(onClose);
  const id = useId();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const some = amount.trim() === '' ? {} : { amount, unit };
    void save(() => consume(item, { ...some, thrown: isThrown, ...(isThrown ? { reason } : {}) }));
  };
  const there = amountOf(item);
  return (
    <Dialog
      title={`Use ${item.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="main" type="submit" form={id} isBusy={isBusy}>
            {isThrown ? 'Throw away' : 'Use up'}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={onSubmit} className="grid grid-cols-2 gap-4">
        <fieldset className="col-span-2 flex flex-wrap gap-x-6">
          <legend className="sr-only">What became of it</legend>
          {CHOICES.map(({ thrown, name }) => (
            <label key={name} className="flex min-h-11 items-center gap-2.5 font-medium">
              <input
                type="radio"
                name={`${id}-kind`}
                className="size-5 accent-accent"
                checked={isThrown === thrown}
                onChange={() => setThrown(thrown)}
              />
              {name}
            </label>
          ))}
        </fieldset>
        <AmountFields
          {...{ amount, unit, problems }}
          hint={there === '' ? 'Left empty, all of it goes.' : `Left empty, all of it: ${there}.`}
          onAmount={setAmount}
          onUnit={setUnit}
        />
        {isThrown && (
          <div className="col-span-2">
            <TextField
              label="Why"
              list={`${id}-reasons`}
              maxLength={100}
              autoComplete="off"
              value={reason}
              problem={problems['reason']}
              hint="Told in the statistics, so that it happens less."
              onChange={(event) => setReason(event.target.value)}
            />
            <datalist id={`${id}-reasons`}>
              {REASONS.map((words) => (
                <option key={words} value={words} />
              ))}
            </datalist>
          </div>
        )}
      </form>
    </Dialog>
  );
}
