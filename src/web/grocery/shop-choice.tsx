import { Store } from 'lucide-react';
import { IconButton } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { chooseShop, useChosenShop, useShops } from './shops.queries.ts';

/** Which shop one is in; nothing as long as there is none to choose. */
export function ShopChoice({ onEdit }: { onEdit: () => void }) {
  const shops = useShops();
  const chosen = useChosenShop();
  if (!shops || shops.length === 0) return null;
  return (
    <div className="no-print mb-3 flex items-end gap-1">
      <div className="min-w-0 flex-1">
        <Choice
          label="In the order of"
          isLabelHidden
          value={String(chosen?.id ?? '')}
          onChange={(event) => chooseShop(Number(event.target.value) || undefined)}
        >
          <option value="">The usual order of aisles</option>
          {shops.map(({ id, name }) => (
            <option key={id} value={String(id)}>
              {name}
            </option>
          ))}
        </Choice>
      </div>
      <IconButton label="Shops and their aisles" onClick={onEdit}>
        <Store aria-hidden className="size-5" />
      </IconButton>
    </div>
  );
}
