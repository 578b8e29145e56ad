import { inAisleOrder } from '../../domain/aisles.ts';
import { groupBy } from '../../domain/group-by.ts';
import { Card } from '../ui/page.tsx';
import type { Line } from './groceries.queries.ts';
import { LineRow } from './line-row.tsx';

/** From so many lines on, a list is easier to walk by in the order of the shop. */
const MANY = 6;
/** What stands in no aisle we know. */
const ELSEWHERE = 'Other things';

/** What is to be bought, in the order one walks through the shop. */
export function ByAisle({ lines }: { lines: readonly Line[] }) {
  const placed = inAisleOrder(lines.map((line) => ({ line, aisle: line.aisle ?? null })));
  const aisles = [...groupBy(placed, ({ aisle }) => aisle)];
  if (lines.length < MANY || aisles.length < 2) {
    return (
      <Card className="p-2">
        <ul aria-label="To buy" className="divide-y divide-line">
          {lines.map((line) => (
            <LineRow key={line.id} line={line} />
          ))}
        </ul>
      </Card>
    );
  }
  return (
    <Card className="p-2">
      <ul aria-label="To buy">
        {aisles.map(([aisle, rows]) => {
          const name = aisle === null ? ELSEWHERE : aisleName(aisle);
          return (
            <li key={name}>
              <h2 className="px-2 pt-3 pb-1 font-sans text-sm font-semibold text-soft">{name}</h2>
              <ul aria-label={name} className="divide-y divide-line">
                {rows.map(({ line }) => (
                  <LineRow key={line.id} line={line} />
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** Aisles of ours are single words in lower case; those of the kitchen stay as they are. */
function aisleName(aisle: string): string {
  return `${aisle.slice(0, 1).toUpperCase()}${aisle.slice(1)}`;
}
