import { addAmounts } from '../../domain/amount.ts';
import { writeAmounts } from '../../domain/amounts/write-amount.ts';
import { groupBy } from '../../domain/group-by.ts';
import { Card } from '../ui/page.tsx';
import { writeMoney } from './money.ts';
import type { Month } from './moves.tsx';

/** So many foods are shown. */
const SHOWN = 10;

/** The foods most often thrown away, how much of them, what they cost and why; nothing where nothing was. */
export function MostThrown({ months }: { months: readonly Month[] }) {
  const thrown = months.flatMap(({ thrown_foods: foods }) => foods);
  const currency = months.find(({ money }) => money !== undefined)?.money?.currency;
  const foods = [...groupBy(thrown, ({ name }) => name.toLowerCase()).values()]
    .map((parts) => ({
      name: parts[0]?.name ?? '',
      count: parts.reduce((sum, part) => sum + part.count, 0),
      price: parts.reduce((sum, part) => sum + (part.price ?? 0), 0),
      amount: writeAmounts(addAmounts(...parts.map(({ amounts = [] }) => amounts)), {
        locale: navigator.language,
      }),
      reasons: [...new Set(parts.map(({ reason }) => reason).filter((reason) => reason !== ''))],
    }))
    .toSorted((a, b) => b.count - a.count || b.price - a.price)
    .slice(0, SHOWN);
  if (foods.length === 0) return null;
  return (
    <Card className="overflow-x-auto p-5 sm:p-6">
      <table className="w-full text-left">
        <caption className="pb-3 text-left font-display text-xl font-semibold">
          Thrown away most
        </caption>
        <thead className="text-sm text-soft">
          <tr>
            {['Food', 'Times', 'Amount', 'Cost', 'Why'].map((name) => (
              <th key={name} scope="col" className="pr-3 pb-1 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {foods.map(({ name, count, price, amount, reasons }) => (
            <tr key={name} className="border-t border-line align-top">
              <th scope="row" className="py-2 pr-3 font-medium">
                {name}
              </th>
              <td className="py-2 pr-3 tabular-nums">{count}</td>
              <td className="py-2 pr-3">{amount || '–'}</td>
              <td className="py-2 pr-3 tabular-nums">
                {currency !== undefined && price > 0 ? writeMoney(price, currency) : '–'}
              </td>
              <td className="py-2">{reasons.join(', ') || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
