import { useState, type FormEvent } from 'react';
import { writeAmount } from '../../domain/amounts/write-amount.ts';
import { Problem } from '../api/problem.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { toastProblem } from '../ui/toast.tsx';
import { saveStock, type Item } from './fridge.queries.ts';

/** How much there is, as a cook would say it. */
export function amountOf({ amount, unit }: Pick<Item, 'amount' | 'unit'>): string {
  if (amount === undefined) return '';
  const exact = { quantity: amount, quantity_max: null, unit: unit ?? null };
  return writeAmount(exact, { locale: navigator.language });
}

/** How much there is of something, and until when. */
export function StockDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const [amount, setAmount] = useState(item.amount ?? '');
  const [unit, setUnit] = useState(item.unit ?? '');
  const [day, setDay] = useState(item.expires_on ?? '');
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [isBusy, setBusy] = useState(false);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await saveStock(item, { amount, unit, expires_on: day });
      onClose();
    } catch (error) {
      if (error instanceof Problem && Object.keys(error.fields).length > 0)
        setProblems(error.fields);
      else toastProblem(error);
    }
    setBusy(false);
  };
  return (
    <Dialog
      title={item.name}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="main" type="submit" form="stock" isBusy={isBusy}>
            Save
          </Button>
        </>
      }
    >
      <form id="stock" onSubmit={onSubmit} className="grid grid-cols-2 gap-4">
        <TextField
          label="How much"
          inputMode="decimal"
          maxLength={20}
          autoComplete="off"
          value={amount}
          problem={problems['amount']}
          onChange={(event) => setAmount(event.target.value)}
        />
        <TextField
          label="Unit"
          maxLength={30}
          autoComplete="off"
          placeholder="g, ml, pieces …"
          value={unit}
          problem={problems['unit']}
          onChange={(event) => setUnit(event.target.value)}
        />
        <div className="col-span-2">
          <TextField
            label="Good until"
            type="date"
            value={day}
            problem={problems['expires_on']}
            hint="Left empty, nothing is said about it."
            onChange={(event) => setDay(event.target.value)}
          />
        </div>
      </form>
    </Dialog>
  );
}
