import { FileUp } from 'lucide-react';
import { useState, type DragEvent } from 'react';
import { readRecipeFile, type FileEntry, type FileRecipe } from '../../domain/recipe-file.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Tick } from '../ui/field.tsx';
import { toast, toastProblem } from '../ui/toast.tsx';
import { useAddRecipes, type Recipe } from './recipes.queries.ts';

/** Recipes from a file: first looked at, then added. */
export function ImportDialog({
  recipes,
  onClose,
}: {
  recipes: readonly Recipe[];
  onClose: () => void;
}) {
  const [entries, setEntries] = useState<readonly FileEntry[]>();
  const [problem, setProblem] = useState<string>();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const add = useAddRecipes();
  const known = new Set(recipes.map(signOf));

  const read = async (file: File | undefined) => {
    if (!file) return;
    const result = readRecipeFile(await file.text());
    if ('problem' in result) {
      setProblem(result.problem);
      return;
    }
    setProblem(undefined);
    setEntries(result.entries);
    // What is in the cookbook already is left out unless somebody wants it twice.
    const fresh = result.entries.filter(({ recipe }) => recipe && !known.has(signOf(recipe)));
    setChosen(new Set(fresh.map(({ number }) => number)));
  };
  const submit = () => {
    const wanted = (entries ?? [])
      .filter(({ number }) => chosen.has(number))
      .flatMap(({ recipe }) => recipe ?? []);
    // A file has the newest first; what is added last is the newest.
    add.mutate(wanted.toReversed(), {
      onError: toastProblem,
      onSuccess: (added) => {
        toast({
          text: added.length === 1 ? '1 recipe is added.' : `${added.length} recipes are added.`,
        });
        onClose();
      },
    });
  };
  return (
    <Dialog
      title="Import recipes"
      onClose={onClose}
      footer={
        entries && (
          <>
            <Button onClick={() => setEntries(undefined)}>Another file</Button>
            <Button
              look="main"
              disabled={chosen.size === 0}
              isBusy={add.isPending}
              onClick={submit}
            >
              {chosen.size === 1 ? 'Add 1 recipe' : `Add ${chosen.size} recipes`}
            </Button>
          </>
        )
      }
    >
      {entries ? (
        <Preview entries={entries} known={known} chosen={chosen} onChoose={setChosen} />
      ) : (
        <FileBox problem={problem} onFile={read} />
      )}
    </Dialog>
  );
}

/** Recipes are the same when name and ingredients are. */
function signOf(recipe: Recipe | FileRecipe): string {
  const list = 'ingredients' in recipe ? recipe.ingredients : recipe.ingredient_list;
  return JSON.stringify([
    recipe.name,
    list.map(({ name, quantity }) => [name.toLowerCase(), quantity]),
  ]);
}

function FileBox({
  problem,
  onFile,
}: {
  problem: string | undefined;
  onFile: (file: File | undefined) => void;
}) {
  const [isOver, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <>
      <label
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        className={`grid cursor-pointer justify-items-center gap-2 rounded-card border-2 border-dashed px-4 py-10 text-center has-focus-visible:outline-2 has-focus-visible:outline-accent ${isOver ? 'border-accent bg-tint' : 'border-edge'}`}
      >
        <FileUp aria-hidden className="size-8 text-soft" />
        <span className="font-semibold">Choose a file, or drop it here</span>
        <span className="text-sm text-soft">recipes.json, exported from an Ocipe</span>
        <input
          type="file"
          accept=".json,application/json"
          className="sr-only"
          onChange={(event) => onFile(event.target.files?.[0])}
        />
      </label>
      <p role="alert" className={problem === undefined ? '' : 'mt-3 font-medium text-danger'}>
        {problem}
      </p>
    </>
  );
}

function Preview({
  entries,
  known,
  chosen,
  onChoose,
}: {
  entries: readonly FileEntry[];
  known: ReadonlySet<string>;
  chosen: ReadonlySet<number>;
  onChoose: (chosen: ReadonlySet<number>) => void;
}) {
  const good = entries.filter(({ recipe }) => recipe !== undefined);
  const bad = entries.filter(({ problem }) => problem !== undefined);
  const toggle = (number: number) => {
    const next = new Set(chosen);
    if (!next.delete(number)) next.add(number);
    onChoose(next);
  };
  return (
    <>
      {bad.length > 0 && (
        <section
          aria-label="Left out"
          className="mb-4 rounded-control bg-warn-tint px-4 py-3 text-warn"
        >
          <h3 className="text-base">
            {bad.length === 1 ? '1 entry cannot be added' : `${bad.length} entries cannot be added`}
          </h3>
          <ul className="mt-1 text-sm">
            {bad.slice(0, 8).map(({ number, title, problem }) => (
              <li key={number}>
                Number {number}
                {title && `, “${title}”`}: {problem}.
              </li>
            ))}
            {bad.length > 8 && <li>And {bad.length - 8} more.</li>}
          </ul>
        </section>
      )}
      <ul aria-label="To be added" className="divide-y divide-line">
        {good.map(({ number, recipe }) => (
          <li key={number} className="[content-visibility:auto] [contain-intrinsic-size:auto_3rem]">
            <label className="flex min-h-12 cursor-pointer items-center gap-3 py-1">
              <Tick checked={chosen.has(number)} onChange={() => toggle(number)} />
              <span className="min-w-0 flex-1 truncate font-medium">{recipe?.name}</span>
              <span className="text-sm text-soft">
                {recipe && known.has(signOf(recipe))
                  ? 'in your cookbook already'
                  : recipe?.meat_type}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
