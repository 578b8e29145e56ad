import { useId, useState, type FormEvent } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { AmountFields, useSaving } from './stock-form.tsx';
import { removeMark, saveMark, useMarks } from './stock.queries.ts';

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** What should always be at home of a food; without a name, of one that is told here. */
export default function MarkDialog({ name, onClose }: { name?: string; onClose: () => void }) {
  const marks = useMarks();
  if (!marks) return null;
  const mark = name === undefined ? undefined : marks.find((other) => same(other.name, name));
  return <MarkForm {...{ name, mark, onClose }} />;
}

type Mark = NonNullable<ReturnType<typeof useMarks>>[number];

function MarkForm({
  name,
  mark,
  onClose,
}: {
  name: string | undefined;
  mark: Mark | undefined;
  onClose: () => void;
}) {
  const [food, setFood] = useState(name ?? '');
  const [amount, setAmount] = useState(mark?.amount ?? '');
  const [unit, setUnit] = useState(mark?.unit ?? '');
  const { problems, isBusy, save } = useSaving(onClose);
  const id = useId();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save(() => saveMark(food, { amount, unit }));
  };
  return (
    <Dialog
      title={name === undefined ? 'Always at home' : `${name}: always at home`}
      onClose={onClose}
      footer={
        <>
          {mark && (
            <Button
              className="mr-auto"
              onClick={() => {
                onClose();
                void removeMark(mark);
              }}
            >
              Not any more
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button look="main" type="submit" form={id} isBusy={isBusy}>
            Save
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={onSubmit} className="grid grid-cols-2 gap-4">
        {name === undefined && (
          <div className="col-span-2">
            <TextField
              label="Food"
              maxLength={200}
              required
              autoComplete="off"
              value={food}
              problem={problems['name']}
              onChange={(event) => setFood(event.target.value)}
            />
          </div>
        )}
        <AmountFields
          label="At least"
          hint="Left empty, you are told when it is gone."
          {...{ amount, unit, problems }}
          onAmount={setAmount}
          onUnit={setUnit}
        />
      </form>
    </Dialog>
  );
}
