import { Refrigerator } from 'lucide-react';
import { useFridge } from '../fridge/fridge.queries.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card, Empty, Skeleton } from '../ui/page.tsx';

/** What the list will leave out because it is at home: a last look before choosing. */
export function FridgeCheck() {
  const { groups, isError, error } = useFridge();
  if (isError && !groups) return <p className="text-danger">{error.message}</p>;
  if (!groups) return <Skeleton className="h-64 rounded-card" />;
  if (groups.length === 0) {
    return (
      <Card>
        <Empty
          picture={<Refrigerator />}
          title="Nothing is noted in the fridge"
          action={
            <ButtonLink href="/fridge" look="main">
              Fill the fridge
            </ButtonLink>
          }
        >
          What stands there is left off the shopping list. You can also go on without.
        </Empty>
      </Card>
    );
  }
  return (
    <Card className="p-5 sm:p-6">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-soft">
          Is all of this still there? It will be left off the shopping list.
        </p>
        <ButtonLink href="/fridge" size="small">
          Change the fridge
        </ButtonLink>
      </div>
      <div className="columns-1 gap-8 sm:columns-2 lg:columns-3">
        {groups.map(([group, items]) => (
          <section key={group} aria-label={group} className="mb-5 break-inside-avoid">
            <h2 className="pb-1 text-lg">{group}</h2>
            <p className="text-soft">{items.map(({ name }) => name).join(', ')}</p>
          </section>
        ))}
      </div>
    </Card>
  );
}
