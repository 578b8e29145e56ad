import { Plus, X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Button, IconButton } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { aisleName } from './aisle-names.ts';
import { useChangeShop, type Shop } from './shops.queries.ts';
import { SortableList } from './sortable-list.tsx';

/** The longest name of an aisle, and the most aisles, the contract takes. */
const LONGEST = 50;
const MOST = 100;

/** The aisles of a shop in the order of a walk through it; what it lacks can be put back. */
export function ShopAisles({ shop, known }: { shop: Shop; known: readonly string[] }) {
  const change = useChangeShop();
  const save = (aisles: string[]) => change.mutate({ id: shop.id, aisles });
  const lacking = known.filter((aisle) => !shop.aisles.includes(aisle));
  const remove = (aisle: string) => save(shop.aisles.filter((other) => other !== aisle));
  const onMove = (from: number, to: number): string => {
    const [aisle = ''] = shop.aisles.slice(from, from + 1);
    save(shop.aisles.toSpliced(from, 1).toSpliced(to, 0, aisle));
    return `${aisleName(aisle)} is number ${to + 1} of ${shop.aisles.length}.`;
  };
  return (
    <>
      <SortableList
        label="Aisles"
        onMove={onMove}
        entries={shop.aisles.map((aisle) => ({
          key: aisle,
          text: aisleName(aisle),
          action: (
            <IconButton label={`No ${aisleName(aisle)} here`} onClick={() => remove(aisle)}>
              <X aria-hidden className="size-4.5" />
            </IconButton>
          ),
        }))}
      />
      {lacking.length > 0 && (
        <section aria-label="Not in this shop" className="mt-4">
          <h3 className="mb-2 font-sans text-sm font-semibold text-soft">Not in this shop</h3>
          <ul className="flex flex-wrap gap-2">
            {lacking.map((aisle) => (
              <li key={aisle}>
                <Button
                  size="small"
                  icon={<Plus aria-hidden className="size-4" />}
                  onClick={() => save([...shop.aisles, aisle])}
                >
                  {aisleName(aisle)}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {shop.aisles.length < MOST && (
        <AddAisle
          onAdd={(aisle) => {
            if (!shop.aisles.includes(aisle)) save([...shop.aisles, aisle]);
          }}
        />
      )}
    </>
  );
}

function AddAisle({ onAdd }: { onAdd: (aisle: string) => void }) {
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const aisle = name.trim();
    if (aisle !== '') onAdd(aisle);
    setName('');
  };
  return (
    <form onSubmit={submit} className="mt-4 grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
      <TextField
        label="An aisle of your own"
        maxLength={LONGEST}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        Add
      </Button>
    </form>
  );
}
