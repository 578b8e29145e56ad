import { ListPlus, PackageMinus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/page.tsx';
import { addLowToList, useLow } from './stock.queries.ts';

const MarkDialog = lazy(() => import('./mark-dialog.tsx'));

/** What is below what should be at home, and the way onto the list; nothing where all is well. */
export function RunningLow() {
  const low = useLow();
  const [opened, setOpened] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const add = async () => {
    setBusy(true);
    await addLowToList();
    setBusy(false);
  };
  if (low.length === 0 && opened === undefined) return null;
  return (
    <section
      aria-label="Running low"
      className="mb-5 rounded-card border border-line bg-card p-4 shadow-card"
    >
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="flex items-center gap-2 text-lg">
          <PackageMinus aria-hidden className="size-5 text-warn" />
          Running low
        </h2>
        <Button
          size="small"
          isBusy={isBusy}
          icon={<ListPlus aria-hidden className="size-4.5" />}
          onClick={add}
          className="min-h-11"
        >
          Add what is low to the list
        </Button>
      </header>
      <ul className="mt-1 flex flex-wrap gap-x-2">
        {low.map(({ id, name, state, minimum, to_buy: toBuy }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => setOpened(name)}
              className="flex min-h-11 flex-wrap items-center gap-x-2 rounded-lg px-1.5 text-left hover:bg-sunken"
            >
              <span className="font-medium">{name}</span>
              <Chip tone={state === 'out' ? 'danger' : 'warn'}>{state}</Chip>
              {toBuy.text !== '' && (
                <span className="text-sm text-soft">
                  buy {toBuy.text} to have {minimum.text}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {opened !== undefined && (
        <Suspense>
          <MarkDialog name={opened} onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
    </section>
  );
}
