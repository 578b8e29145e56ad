import { useRef, useState } from 'react';
import { readRecipeFile, recipeMark, type FileEntry } from '../../domain/recipe-file.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { toast } from '../ui/toast.tsx';
import { BookmarkLink } from './bookmark-link.tsx';
import { FileBox } from './file-box.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ManyLinks } from './many-links.tsx';
import { OtherFile } from './other-file.tsx';
import { removeAgain, useAddRecipes, type Recipe, type RecipeInput } from './recipes.queries.ts';

/** So many recipes the server takes in one call. */
const MOST = 10_000;

/** An entry of the file, and where it is already: in the cookbook, or further up in the file. */
export interface Candidate extends FileEntry {
  known: 'book' | 'file' | undefined;
}

/** Recipes from a file: first looked at, then added. */
export function ImportDialog({
  recipes,
  onClose,
}: {
  recipes: readonly Recipe[];
  onClose: () => void;
}) {
  const [entries, setEntries] = useState<readonly Candidate[]>();
  const [problem, setProblem] = useState<string>();
  const [isLinks, setLinks] = useState(false);
  const [other, setOther] = useState<File>();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const add = useAddRecipes();
  const body = useRef<HTMLDivElement>(null);

  const read = async (file: File | undefined) => {
    if (!file) return;
    const isText = /\.json$/i.test(file.name) || file.type === 'application/json';
    const result = isText ? readRecipeFile(await file.text().catch(() => '')) : undefined;
    // Files of other programs are read by the server.
    if (!result || 'problem' in result) {
      setProblem(undefined);
      setOther(file);
      return;
    }
    setProblem(undefined);
    const candidates = withKnown(result.entries, recipes);
    setEntries(candidates);
    // What is in the cookbook already is left out unless somebody wants it twice.
    const fresh = candidates.filter(({ recipe, known }) => recipe && !known);
    setChosen(new Set(fresh.map(({ number }) => number)));
    // What had the focus is gone.
    setTimeout(() => body.current?.focus());
  };
  const submit = () => {
    const wanted = (entries ?? [])
      .filter(({ number }) => chosen.has(number))
      .flatMap(({ recipe }) => recipe ?? []);
    if (wanted.length > MOST) {
      setProblem(`At most ${MOST.toLocaleString()} recipes can be added at once.`);
      return;
    }
    setProblem(undefined);
    // A file has the newest first; what is added last is the newest.
    add.mutate(wanted.toReversed() as RecipeInput[], {
      onError: (error) => setProblem(error.message),
      onSuccess: (added) => {
        const ids = added.map(({ id }) => id);
        toast({
          text: added.length === 1 ? '1 recipe is added.' : `${added.length} recipes are added.`,
          action: { label: 'Undo', run: () => void removeAgain(ids) },
        });
        onClose();
      },
    });
  };
  if (other) {
    return <OtherFile file={other} onBack={() => setOther(undefined)} onClose={onClose} />;
  }
  if (isLinks) {
    return <ManyLinks recipes={recipes} onBack={() => setLinks(false)} onClose={onClose} />;
  }
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
      <div ref={body} tabIndex={-1} className="outline-none">
        {entries ? (
          <ImportPreview entries={entries} chosen={chosen} onChoose={setChosen} />
        ) : (
          <>
            <FileBox onFile={read} />
            <Button className="mt-4 w-full" onClick={() => setLinks(true)}>
              Many web pages at once …
            </Button>
            <BookmarkLink />
          </>
        )}
        <p
          role="alert"
          className={
            problem === undefined
              ? ''
              : 'sticky bottom-0 mt-3 rounded-control bg-danger-tint px-4 py-3 font-medium text-danger'
          }
        >
          {problem}
        </p>
      </div>
    </Dialog>
  );
}

function withKnown(entries: readonly FileEntry[], recipes: readonly Recipe[]): Candidate[] {
  const seen = new Map<string, Candidate['known']>(
    recipes.map(({ name, ingredient_list: list }) => [recipeMark(name, list), 'book']),
  );
  return entries.map((entry) => {
    if (!entry.recipe) return { ...entry, known: undefined };
    const mark = recipeMark(entry.recipe.name, entry.recipe.ingredients);
    const known = seen.get(mark);
    if (!known) seen.set(mark, 'file');
    return { ...entry, known };
  });
}
