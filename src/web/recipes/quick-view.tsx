import { CookingPot, Pencil } from 'lucide-react';
import { ButtonLink } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { LinkedText } from '../ui/linked-text.tsx';
import { Chip } from '../ui/page.tsx';
import { FREQUENCIES, lastsFor } from './recipe-words.ts';
import type { Recipe } from './recipes.queries.ts';

/** A recipe at a glance, without leaving the page. */
export function QuickView({ recipe, onClose }: { recipe: Recipe; onClose: () => void }) {
  return (
    <Dialog
      title={recipe.name}
      shape="sheet"
      onClose={onClose}
      footer={
        <>
          <ButtonLink
            href={`/recipes/${recipe.id}/edit`}
            icon={<Pencil aria-hidden className="size-4" />}
          >
            Edit
          </ButtonLink>
          <ButtonLink
            href={`/recipes/${recipe.id}`}
            look="main"
            icon={<CookingPot aria-hidden className="size-4" />}
          >
            Cook
          </ButtonLink>
        </>
      }
    >
      <div className="flex flex-wrap gap-1.5 pb-4">
        <Chip tone="tint">{recipe.meat_type}</Chip>
        <Chip>{lastsFor(recipe.longevity)}</Chip>
        <Chip>{FREQUENCIES[recipe.frequency]}</Chip>
        {recipe.state === 'used' && <Chip>Cooked</Chip>}
      </div>
      {recipe.note !== '' && (
        <div className="mb-5 rounded-control bg-sunken px-4 py-3">
          <LinkedText text={recipe.note} />
        </div>
      )}
      <h3 className="pb-2 text-lg">Ingredients</h3>
      {recipe.ingredient_list.length === 0 && <p className="text-soft">None are noted.</p>}
      <ul className="divide-y divide-line">
        {recipe.ingredient_list.map((ingredient, index) => (
          <li key={index} className="flex justify-between gap-4 py-2">
            <span>{ingredient.name}</span>
            <span className="text-right text-soft">{ingredient.quantity}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
