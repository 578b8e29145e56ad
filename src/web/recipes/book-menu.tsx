import { Download, EllipsisVertical, RotateCcw, Trash2, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { api } from '../../contract/api.ts';
import { writeRecipeFile } from '../../domain/recipe-file.ts';
import { download } from '../api/call.ts';
import { IconButton } from '../ui/button.tsx';
import { Menu, MenuDivider, MenuItem } from '../ui/menu.tsx';
import { save } from '../ui/save.ts';
import { toast, toastProblem } from '../ui/toast.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { markUsed, removeRecipes, useResetStates, type Recipe } from './recipes.queries.ts';

/** What can be done with the whole cookbook. */
export default function BookMenu({ recipes }: { recipes: readonly Recipe[] }) {
  const [isImporting, setImporting] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const reset = useResetStates();
  const isEmpty = recipes.length === 0;
  const used = recipes.filter(({ state }) => state === 'used').map(({ id }) => id);
  return (
    <>
      <Menu
        button={
          <IconButton ref={button} label="More about the cookbook">
            <EllipsisVertical aria-hidden className="size-5" />
          </IconButton>
        }
      >
        <MenuItem icon={<Upload aria-hidden />} onSelect={() => setImporting(true)}>
          Import recipes …
        </MenuItem>
        <MenuItem
          icon={<Download aria-hidden />}
          disabled={isEmpty}
          onSelect={() => {
            save('recipes.json', writeRecipeFile(recipes));
            toast({ text: `recipes.json with ${countOf(recipes.length)} is on its way to you.` });
          }}
        >
          Export all
        </MenuItem>
        {FORMATS.map(({ format, name }) => (
          <MenuItem
            key={format}
            icon={<Download aria-hidden />}
            disabled={isEmpty}
            onSelect={() => void exportAs(format)}
          >
            {name}
          </MenuItem>
        ))}
        <MenuItem
          icon={<RotateCcw aria-hidden />}
          disabled={used.length === 0}
          onSelect={() =>
            reset.mutate(undefined, {
              onSuccess: () =>
                toast({
                  text: 'All recipes count as not cooked again.',
                  action: { label: 'Undo', run: () => void markUsed(used) },
                }),
            })
          }
        >
          Mark all as not cooked
        </MenuItem>
        <MenuDivider />
        <MenuItem
          isDanger
          icon={<Trash2 aria-hidden />}
          disabled={isEmpty}
          onSelect={() => removeRecipes(recipes)}
        >
          Delete all recipes
        </MenuItem>
      </Menu>
      {isImporting && (
        <ImportDialog
          recipes={recipes}
          onClose={() => {
            setImporting(false);
            // What opened it, an entry of the menu, is gone.
            setTimeout(() => button.current?.focus());
          }}
        />
      )}
    </>
  );
}

/** Beside our own: what other programs, and printers, read. */
const FORMATS = [
  { format: 'jsonld', name: 'Export as schema.org' },
  { format: 'markdown', name: 'Export as Markdown' },
  { format: 'cooklang', name: 'Export as Cooklang' },
  { format: 'html', name: 'Export for printing' },
] as const;

async function exportAs(format: (typeof FORMATS)[number]['format']): Promise<void> {
  try {
    const { file, name } = await download(api.files.exportAll, { query: { format } });
    save(name, file);
  } catch (error) {
    toastProblem(error);
  }
}

const countOf = (number: number) => (number === 1 ? '1 recipe' : `${number} recipes`);
