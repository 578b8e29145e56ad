import { Button } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import { aisleName } from './aisle-names.ts';
import { arrange, moveRow } from './arranged.ts';
import { useArrange, type Line } from './groceries.queries.ts';
import { useChosenShop } from './shops.queries.ts';
import { SortableList } from './sortable-list.tsx';

/** The list while it is put in order. What is moved to another aisle is looked for there from now on. */
export default function ArrangeList({
  lines,
  onDone,
}: {
  lines: readonly Line[];
  onDone: () => void;
}) {
  const shop = useChosenShop();
  const change = useArrange();
  const rows = arrange(lines, shop?.aisles);
  const entries = rows.map(({ aisle, line }) =>
    line
      ? { key: `line ${line.id}`, text: line.item }
      : { key: `aisle ${aisle ?? ''}`, text: aisleName(aisle), isHeading: true },
  );
  const onMove = (from: number, to: number): string => {
    const line = rows[from]?.line;
    if (!line) return '';
    const { lines: ordered, aisle } = moveRow(rows, from, to);
    const isOther = aisle !== (line.aisle ?? null);
    change.mutate({
      ids: ordered.map(({ id }) => id),
      ...(isOther ? { moved: { id: line.id, aisle } } : {}),
    });
    const among = ordered.filter((one) =>
      one.id === line.id ? true : (one.aisle ?? null) === aisle,
    );
    const place = among.findIndex(({ id }) => id === line.id) + 1;
    return `${line.item} is number ${place} of ${among.length} in ${aisleName(aisle)}.`;
  };
  return (
    <Card className="p-2">
      <div className="flex items-center justify-between gap-3 px-2 pt-1">
        <p className="text-sm text-soft">
          Drag lines, or use the arrows. Ocipe remembers which aisle a thing is in.
        </p>
        <Button look="main" size="small" className="shrink-0" onClick={onDone}>
          Done
        </Button>
      </div>
      <SortableList label="Put in order" entries={entries} onMove={onMove} />
    </Card>
  );
}
