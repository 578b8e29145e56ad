import { useId } from 'react';
import { toastProblem } from '../ui/toast.tsx';
import { saveCurrency, useCurrency } from './stock.queries.ts';

/** What prices are in, for everybody of the kitchen. */
export function CurrencyChoice() {
  const currency = useCurrency();
  const id = useId();
  const names = new Intl.DisplayNames(undefined, { type: 'currency' });
  return (
    <div className="grid max-w-sm gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        Currency
      </label>
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        value={currency}
        onChange={(event) => void saveCurrency(event.currentTarget.value).catch(toastProblem)}
        className="min-h-11 w-full rounded-control border border-edge bg-card px-3 text-base"
      >
        {Intl.supportedValuesOf('currency').map((code) => (
          <option key={code} value={code}>
            {`${code} · ${names.of(code) ?? code}`}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} className="text-sm text-soft">
        Prices that are noted already are not converted.
      </p>
    </div>
  );
}
