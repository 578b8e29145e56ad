import { useState } from 'react';
import { Problem } from '../api/problem.ts';
import { TextField } from '../ui/field.tsx';
import { toastProblem } from '../ui/toast.tsx';

type Problems = Readonly<Record<string, string>>;

/** Sending a form: what is wrong stands at its field, all else in a message. @param onDone when it was taken */
export function useSaving(onDone: () => void) {
  const [problems, setProblems] = useState<Problems>({});
  const [isBusy, setBusy] = useState(false);
  const save = async (send: () => Promise<unknown>) => {
    setBusy(true);
    setProblems({});
    try {
      await send();
      onDone();
    } catch (error) {
      if (error instanceof Problem && Object.keys(error.fields).length > 0)
        setProblems(error.fields);
      else toastProblem(error);
    }
    setBusy(false);
  };
  return { problems, setProblems, isBusy, save };
}

/** How much, and of which unit, beside each other. */
export function AmountFields({
  label = 'How much',
  hint,
  amount,
  unit,
  problems,
  onAmount,
  onUnit,
}: {
  label?: string;
  hint?: string;
  amount: string;
  unit: string;
  problems: Problems;
  onAmount: (amount: string) => void;
  onUnit: (unit: string) => void;
}) {
  return (
    <>
      <TextField
        label={label}
        hint={hint}
        inputMode="decimal"
        maxLength={20}
        autoComplete="off"
        value={amount}
        problem={problems['amount']}
        onChange={(event) => onAmount(event.target.value)}
      />
      <TextField
        label="Unit"
        maxLength={30}
        autoComplete="off"
        placeholder="g, ml, pieces …"
        value={unit}
        problem={problems['unit']}
        onChange={(event) => onUnit(event.target.value)}
      />
    </>
  );
}
