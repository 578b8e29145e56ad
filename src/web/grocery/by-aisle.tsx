import { inShopOrder } from '../../domain/aisles.ts';
import { groupBy } from '../../domain/group-by.ts';
import { Card } from '../ui/page.tsx';
import { aisleName } from './aisle-names.ts';
import type { Line } from './groceries.queries.ts';
import { LineRow } from './line-row.tsx';
import { useChosenShop } from './shops.queries.ts';

/** From so many lines on, a list is easier to walk by in the order of the shop. */
const MANY = 6;

/** What is to be bought, in the order one walks through the shop that is chosen, or a usual one. */
export function ByAisle({ lines }: { lines: readonly Line[] }) {
  const shop = useChosenShop();
  const placed = inShopOrder(lines.map(placeOf), shop?.aisles);
  const aisles = [...groupBy(placed, ({ aisle }) => aisle)];
  if ((lines.length < MANY && !shop) || aisles.length < 2) {
    const flat = inShopOrder(lines.map((line) => ({ ...placeOf(line), aisle: null })));
    return (
      <Card className="p-2">
        <ul aria-label="To buy" className="divide-y divide-line">
          {flat.map(({ line }) => (
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
          const name = aisleName(aisle);
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

function placeOf(line: Line) {
  return { line, aisle: line.aisle ?? null, position: line.position ?? null };
}
