import { useId, useState, type FormEvent } from 'react';
import { writeAmount } from '../../domain/amounts/write-amount.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { saveStock, type Item } from './fridge.queries.ts';
import { editMoney, PRICE_PROBLEM, readMoney } from './money.ts';
import { AmountFields, useSaving } from './stock-form.tsx';
import { useCurrency } from './stock.queries.ts';

/** How much there is, as a cook would say it. */
export function amountOf({ amount, unit }: Pick<Item, 'amount' | 'unit'>): string {
  if (amount === undefined) return '';
  const exact = { quantity: amount, quantity_max: null, unit: unit ?? null };
  return writeAmount(exact, { locale: navigator.language });
}

/** How much there is of something, until when, and what it cost. */
export function StockDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const currency = useCurrency();
  const [amount, setAmount] = useState(item.amount ?? '');
  const [unit, setUnit] = useState(item.unit ?? '');
  const [day, setDay] = useState(item.expires_on ?? '');
  const [typed, setTyped] = useState<string>();
  const cost = typed ?? editMoney(item.price, currency);
  const { problems, setProblems, isBusy, save } = useSaving(onClose);
  const id = useId();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const price = readMoney(cost, currency);
    if (price === undefined) setProblems({ price: PRICE_PROBLEM });
    else void save(() => saveStock(item, { amount, unit, expires_on: day, price }));
  };
  return (
    <Dialog
      title={item.name}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="main" type="submit" form={id} isBusy={isBusy}>
            Save
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={onSubmit} className="grid grid-cols-2 gap-4">
        <AmountFields {...{ amount, unit, problems }} onAmount={setAmount} onUnit={setUnit} />
        <div className="col-span-2 sm:col-span-1">
          <TextField
            label="Good until"
            type="date"
            value={day}
            problem={problems['expires_on']}
            hint="Left empty, nothing is said about it."
            onChange={(event) => setDay(event.target.value)}
          />
        </div>
        <div className="col-span-2 sm:col-span-1">
          <TextField
            label={`Price (${currency})`}
            inputMode="decimal"
            maxLength={12}
            autoComplete="off"
            value={cost}
            problem={problems['price']}
            hint="Of all that is left."
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      </form>
    </Dialog>
  );
}
