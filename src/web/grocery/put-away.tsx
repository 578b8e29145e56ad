import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../contract/api.ts';
import type { ReplyOf } from '../../contract/endpoint.ts';
import { call } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { queryClient } from '../api/query-client.ts';
import { useFridge } from '../fridge/fridge.queries.ts';
import { editMoney, PRICE_PROBLEM, readMoney } from '../fridge/money.ts';
import { amountOf } from '../fridge/stock-dialog.tsx';
import { renewStock, undoing, useCurrency } from '../fridge/stock.queries.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Skeleton } from '../ui/page.tsx';
import { toast, toastProblem } from '../ui/toast.tsx';

type Item = ReplyOf<typeof api.grocery.putAway>['items'][number] & { cost?: string };

/** What was bought, on its way into the fridge: where it goes and how long it keeps is guessed, and can be changed. */
export function PutAway({ onClose }: { onClose: () => void }) {
  const { data, error } = useQuery({
    queryKey: ['put-away'],
    queryFn: () => call(api.grocery.putAway, { body: { preview: true } }),
    gcTime: 0,
    staleTime: Infinity,
  });
  const [changes, setChanges] = useState<Readonly<Record<number, Partial<Item>>>>({});
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const items = data?.items.map((item) => ({ ...item, ...changes[item.line] })) ?? [];
  const change = (line: number, part: Partial<Item>) =>
    setChanges({ ...changes, [line]: { ...changes[line], ...part } });
  const currency = useCurrency();
  const submit = async () => {
    const prices = items.map(({ cost = '' }) => readMoney(cost, currency));
    if (prices.includes(undefined)) {
      setProblem(PRICE_PROBLEM);
      return;
    }
    setBusy(true);
    try {
      const { change: made } = await call(api.grocery.putAway, {
        body: {
          items: items.map(({ line, name, group, expires_on: day }, at) => ({
            id: line,
            name,
            group,
            expires_on: day ?? null,
            price: prices[at] ?? null,
          })),
        },
      });
      toast({
        text: items.length === 1 ? '1 thing is put away.' : `${items.length} things are put away.`,
        ...(made === undefined ? {} : { action: undoing(made) }),
      });
      onClose();
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 400) setProblem(failure.message);
      else toastProblem(failure);
    }
    setBusy(false);
    void queryClient.invalidateQueries({ queryKey: ['groceries'] });
    void renewStock();
  };
  return (
    <Dialog
      title="Put away"
      shape="sheet"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="main" isBusy={isBusy} disabled={items.length === 0} onClick={submit}>
            Into the fridge
          </Button>
        </>
      }
    >
      {error && <p className="text-danger">{error.message}</p>}
      {!data && !error && <Skeleton className="h-48" />}
      {problem !== undefined && <p className="mb-3 font-medium text-danger">{problem}</p>}
      <ul className="grid gap-4">
        {items.map((item) => (
          <Row
            key={item.line}
            item={item}
            currency={currency}
            onChange={(part) => change(item.line, part)}
          />
        ))}
      </ul>
      <Groups />
    </Dialog>
  );
}

function Row({
  item,
  currency,
  onChange,
}: {
  item: Item;
  currency: string;
  onChange: (part: Partial<Item>) => void;
}) {
  const last = item.last_price === undefined ? '' : editMoney(item.last_price, currency);
  const amount = amountOf(item);
  return (
    <li className="grid grid-cols-2 gap-x-3 gap-y-1 border-b border-line pb-4 last:border-0">
      <p className="col-span-2 font-semibold">
        {item.name} {amount !== '' && <span className="font-normal text-soft">{amount}</span>}
      </p>
      <TextField
        label={`Where ${item.name} goes`}
        isLabelHidden
        list="put-away-groups"
        maxLength={30}
        value={item.group}
        onChange={(event) => onChange({ group: event.target.value })}
      />
      <TextField
        label={`${item.name}: good until`}
        isLabelHidden
        type="date"
        value={item.expires_on ?? ''}
        onChange={({ target: { value } }) => onChange({ expires_on: value })}
      />
      <TextField
        label={`${item.name}: price (${currency})`}
        isLabelHidden
        inputMode="decimal"
        maxLength={12}
        autoComplete="off"
        placeholder={`Price (${currency})`}
        value={item.cost ?? ''}
        onChange={({ target: { value } }) => onChange({ cost: value })}
      />
      {last !== '' && item.cost === undefined && (
        <Button onClick={() => onChange({ cost: last })}>Again {last}</Button>
      )}
    </li>
  );
}

/** The groups there are, offered while one types. */
function Groups() {
  const { groups } = useFridge();
  return (
    <datalist id="put-away-groups">
      {groups?.map(([name]) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
