import {
  CircleCheck,
  EllipsisVertical,
  Pencil,
  Printer,
  RotateCcw,
  Share2,
  Sun,
  Trash2,
} from 'lucide-react';
import { useLocation } from 'wouter';
import { recipeText } from '../../domain/recipe-text.ts';
import { TEXT_SIZES } from '../cook/text-size.ts';
import { ButtonLink, IconButton } from '../ui/button.tsx';
import { Menu, MenuDivider, MenuItem } from '../ui/menu.tsx';
import { toast } from '../ui/toast.tsx';
import { canStayAwake, useAwake } from '../ui/use-awake.ts';
import { lastsFor } from './recipe-words.ts';
import { removeRecipes, useSetState, type Recipe } from './recipes.queries.ts';
import type { Needed } from './use-needed.ts';

/** Above a recipe: how it is read, and what else can be done with it. */
export function RecipeTools({
  recipe,
  needed,
  portions,
  size,
  onSize,
}: {
  recipe: Recipe;
  needed: readonly Needed[];
  portions: number;
  size: number;
  onSize: (size: number) => void;
}) {
  return (
    <>
      <TextSize size={size} onSize={onSize} />
      {canStayAwake && <StayAwake />}
      <ButtonLink
        href={`/recipes/${recipe.id}/edit`}
        icon={<Pencil aria-hidden className="size-4.5" />}
      >
        Edit
      </ButtonLink>
      <MoreMenu recipe={recipe} needed={needed} portions={portions} />
    </>
  );
}

function TextSize({ size, onSize }: { size: number; onSize: (size: number) => void }) {
  return (
    <fieldset className="flex rounded-control bg-sunken">
      <legend className="sr-only">Size of the text</legend>
      {TEXT_SIZES.map(({ name, letter }, index) => (
        <label
          key={name}
          title={name}
          className={`grid size-11 cursor-pointer place-items-center rounded-control font-display font-semibold text-soft has-checked:border has-checked:border-edge/60 has-checked:bg-card has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent ${letter}`}
        >
          <input
            type="radio"
            name="text-size"
            aria-label={name}
            className="sr-only"
            checked={size === index}
            onChange={() => onSize(index)}
          />
          <span aria-hidden>A</span>
        </label>
      ))}
    </fieldset>
  );
}

function StayAwake() {
  const [isAwake, setAwake] = useAwake();
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isAwake}
      aria-label="Keep the screen on"
      title="Keep the screen on"
      onClick={() => {
        setAwake(!isAwake);
        toast({ text: isAwake ? 'The screen may go dark again.' : 'The screen stays on.' });
      }}
      className="inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-control px-3 font-semibold text-soft transition-colors hover:bg-sunken aria-checked:bg-tint aria-checked:text-on-tint"
    >
      <Sun aria-hidden className="size-5" />
      <span className="hidden xl:inline">Screen on</span>
    </button>
  );
}

function MoreMenu({
  recipe,
  needed,
  portions,
}: {
  recipe: Recipe;
  needed: readonly Needed[];
  portions: number;
}) {
  const [, go] = useLocation();
  const setState = useSetState();
  const isUsed = recipe.state === 'used';
  const share = async () => {
    const text = recipeText(
      { name: recipe.name, note: recipe.note, ingredients: needed },
      lastsFor(portions),
    );
    // Where nothing can be shared, copying is the next best.
    if ('share' in navigator) {
      await navigator.share({ title: recipe.name, text }).catch(() => undefined);
      return;
    }
    await copy(text);
  };
  return (
    <Menu
      button={
        <IconButton label="More about this recipe">
          <EllipsisVertical aria-hidden className="size-5" />
        </IconButton>
      }
    >
      <MenuItem icon={<Share2 aria-hidden />} onSelect={() => void share()}>
        {'share' in navigator ? 'Share' : 'Copy as text'}
      </MenuItem>
      <MenuItem icon={<Printer aria-hidden />} onSelect={() => setTimeout(() => print(), 50)}>
        Print
      </MenuItem>
      <MenuItem
        icon={isUsed ? <RotateCcw aria-hidden /> : <CircleCheck aria-hidden />}
        onSelect={() => setState.mutate({ id: recipe.id, state: isUsed ? 'active' : 'used' })}
      >
        {isUsed ? 'Mark as not cooked' : 'Mark as cooked'}
      </MenuItem>
      <MenuDivider />
      <MenuItem
        isDanger
        icon={<Trash2 aria-hidden />}
        onSelect={() => {
          removeRecipes([recipe]);
          go('/recipes');
        }}
      >
        Delete
      </MenuItem>
    </Menu>
  );
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast({ text: 'The recipe is copied.' });
  } catch {
    toast({ text: 'This browser does not let us copy.', kind: 'bad' });
  }
}
