import { AISLES, inShopOrder } from '../../domain/aisles.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Line } from './groceries.queries.ts';

/** A row of the list while it is put in order: an aisle's heading or a line below it. */
export type Arranged = { aisle: string | null; line?: Line };

/**
 * The list with a heading for every aisle, those without a line too, so that lines can be moved there.
 * @param shop the aisles of the shop that is chosen, in its order; the usual ones without one
 */
export function arrange(lines: readonly Line[], shop: readonly string[] | undefined): Arranged[] {
  const rows = lines.map((line) => ({
    aisle: line.aisle ?? null,
    position: line.position ?? null,
    line,
  }));
  const placed = groupBy(inShopOrder(rows, shop), ({ aisle }) => aisle);
  const names = [...new Set([...(shop ?? AISLES), null, ...placed.keys()])];
  const headings = inShopOrder(
    names.map((aisle) => ({ aisle, position: null })),
    shop,
  );
  return headings.flatMap(({ aisle }) => [
    { aisle },
    ...(placed.get(aisle) ?? []).map(({ line }) => ({ aisle, line })),
  ]);
}

/**
 * Moves a row of an arranged list.
 * @returns the lines in their new order, and the aisle that the moved one is in now
 */
export function moveRow(
  rows: readonly Arranged[],
  from: number,
  to: number,
): { lines: Line[]; aisle: string | null } {
  const [moved] = rows.slice(from, from + 1);
  const next = rows.toSpliced(from, 1).toSpliced(to, 0, ...(moved ? [moved] : []));
  const above = next.slice(0, to).findLast(({ line }) => !line);
  return { lines: next.flatMap(({ line }) => line ?? []), aisle: above?.aisle ?? null };
}
