import { ArrowLeft, ListOrdered, Plus, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { AISLES } from '../../domain/aisles.ts';
import { InPlace } from '../fridge/in-place.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { toastProblem } from '../ui/toast.tsx';
import { ShopAisles } from './shop-aisles.tsx';
import {
  addShop,
  chooseShop,
  keepShop,
  removeShop,
  useAllShops,
  useChangeShop,
  type Shop,
} from './shops.queries.ts';

/** The longest name of a shop the contract takes, in characters. */
const LONGEST = 80;
/** So many shops a kitchen may have. */
const MOST = 20;

/** The shops of the kitchen: each has its name and its own order of aisles. */
export default function ShopsDialog({
  aisles,
  onClose,
}: {
  /** That lines of the list are in. */
  aisles: readonly string[];
  onClose: () => void;
}) {
  const shops = useAllShops() ?? [];
  const [editedId, setEdited] = useState<number>();
  const edited = shops.find(({ id }) => id === editedId);
  const known = [...new Set([...AISLES, ...aisles])];
  return (
    <Dialog
      title={edited ? `The aisles of ${edited.name}` : 'Shops'}
      shape="sheet"
      onClose={onClose}
      footer={
        edited && (
          <Button
            icon={<ArrowLeft aria-hidden className="size-4.5" />}
            onClick={() => setEdited(undefined)}
          >
            All shops
          </Button>
        )
      }
    >
      {edited ? (
        <ShopAisles shop={edited} known={known} />
      ) : (
        <>
          <p className="mb-3 text-soft">
            The list stands in the order in which you walk through the shop.
          </p>
          <ul aria-label="Shops" className="mb-4 divide-y divide-line">
            {shops.map((shop) =>
              shop.isDeleted ? (
                <Deleted key={shop.id} shop={shop} />
              ) : (
                <ShopRow key={shop.id} shop={shop} onAisles={() => setEdited(shop.id)} />
              ),
            )}
          </ul>
          {shops.length < MOST ? (
            <AddShop aisles={known} onAdded={setEdited} />
          ) : (
            <p className="text-sm text-soft">A kitchen may have {MOST} shops.</p>
          )}
        </>
      )}
    </Dialog>
  );
}

function ShopRow({ shop, onAisles }: { shop: Shop; onAisles: () => void }) {
  const change = useChangeShop();
  return (
    <li className="flex items-center gap-1 py-1">
      <InPlace
        text={shop.name}
        label="Shop"
        longest={LONGEST}
        className="flex-1 text-lg break-words"
        onSave={(name) => change.mutate({ id: shop.id, name })}
      />
      <IconButton label={`The aisles of ${shop.name}`} onClick={onAisles}>
        <ListOrdered aria-hidden className="size-5" />
      </IconButton>
      <IconButton label={`Delete ${shop.name}`} onClick={() => removeShop(shop)}>
        <Trash2 aria-hidden className="size-4.5" />
      </IconButton>
    </li>
  );
}

/** The focus was on the button that this one takes the place of. */
function focusButton(row: HTMLElement | null): void {
  row?.querySelector('button')?.focus();
}

/** In the dialog, since nothing behind it can be reached. */
function Deleted({ shop }: { shop: Shop }) {
  return (
    <li ref={focusButton} className="flex items-center gap-1 py-1 pl-2">
      <p role="status" className="flex-1 text-soft">
        {shop.name} is deleted.
      </p>
      <Button size="small" onClick={() => keepShop(shop)}>
        Undo
      </Button>
    </li>
  );
}

function AddShop({
  aisles,
  onAdded,
}: {
  aisles: readonly string[];
  onAdded: (id: number) => void;
}) {
  const [name, setName] = useState('');
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || isBusy) return;
    setBusy(true);
    try {
      const { id } = await addShop(name.trim(), aisles);
      chooseShop(id);
      onAdded(id);
    } catch (problem) {
      toastProblem(problem);
    }
    setBusy(false);
  };
  return (
    <form onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
      <TextField
        label="A new shop"
        placeholder="Its name"
        maxLength={LONGEST}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button
        type="submit"
        isBusy={isBusy}
        disabled={name.trim() === ''}
        icon={<Plus aria-hidden className="size-5" />}
      >
        Add
      </Button>
    </form>
  );
}
