import { useRouter } from 'wouter';
import { DraftLinesList } from './draft-lines-list.tsx';
import type { DraftLine, ReadRecipe } from './draft-lines.ts';
import { FREQUENCIES, lastsFor } from './recipe-words.ts';
import { useRecipes, type Recipe } from './recipes.queries.ts';
import type { FormDraft } from './form-draft.ts';

/** What was read, beside what it was read from, before it goes anywhere. */
export function ReadPreview({
  read,
  draft,
  warnings,
  replaced,
  lines,
  onLines,
}: {
  read: ReadRecipe;
  draft: FormDraft;
  /** What the page did not say, or not clearly. */
  warnings: readonly string[];
  /** What stands in the form already, in words; empty for nothing. */
  replaced: string;
  lines: readonly DraftLine[];
  onLines: (change: (lines: readonly DraftLine[]) => readonly DraftLine[]) => void;
}) {
  return (
    <div className="grid gap-4">
      {replaced !== '' && (
        <p className="rounded-control bg-warn-tint px-4 py-2.5 text-warn">
          This takes the place of what is in the form: {replaced}. You can undo it.
        </p>
      )}
      <AlreadyThere read={read} />
      <div>
        <h3 dir="auto" className="text-lg">
          {draft.name || 'The page tells no name'}
        </h3>
        <p className="pt-1 text-soft">
          {[
            draft.category || 'No category yet',
            lastsFor(Number(draft.longevity)),
            FREQUENCIES[draft.frequency],
          ].join(' · ')}
        </p>
      </div>
      {warnings.length > 0 && (
        <ul aria-label="To look at" className="list-disc pl-5 text-sm text-warn">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <div className="grid gap-x-6 gap-y-4 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <DraftLinesList lines={lines} onChange={onLines} />
        <Source read={read} />
      </div>
      {draft.note !== '' && (
        <section aria-label="Steps and notes">
          <h4 className="pb-1 text-sm font-semibold">Steps and notes</h4>
          <p dir="auto" className="whitespace-pre-line">
            {draft.note}
          </p>
        </section>
      )}
    </div>
  );
}

/** Beside the draft where there is room for it; folded away on a phone. */
function Source({ read }: { read: ReadRecipe }) {
  const { ingredient_lines: lines, sections, steps, source_url: url } = read;
  const isWide = matchMedia('(min-width: 48rem)').matches;
  return (
    <details open={isWide} className="self-start rounded-control bg-sunken px-4 py-2 text-sm">
      <summary className="min-h-8 cursor-pointer py-1 font-semibold">As on the page</summary>
      {(sections ?? [{ name: '', lines }]).map(({ name, lines: own }, at) => (
        <div key={at} dir="auto" className="pb-2">
          {name !== '' && <p className="font-semibold">{name}</p>}
          <ul className="list-disc pl-5">
            {own.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
      {steps.length > 0 && (
        <ol dir="auto" className="list-decimal border-t border-line py-2 pl-5">
          {steps.map(({ text }, index) => (
            <li key={index}>{text}</li>
          ))}
        </ol>
      )}
      {url !== null && /^https?:/i.test(url) && (
        <a href={url} target="_blank" rel="noreferrer" className="break-all underline">
          {url} (in a new tab)
        </a>
      )}
    </details>
  );
}

/** Says when a recipe of this name or address is in the cookbook; it may still be saved. */
function AlreadyThere({ read }: { read: ReadRecipe }) {
  const { recipes } = useRecipes();
  const { base } = useRouter();
  const same = (recipes ?? []).find((recipe) => isSame(recipe, read));
  if (!same) return null;
  return (
    <p role="status" className="rounded-control bg-warn-tint px-4 py-2.5 text-warn">
      You already have{' '}
      <a
        href={`${base}/recipes/${same.id}`}
        target="_blank"
        rel="noreferrer"
        className="font-semibold underline"
      >
        “{same.name}” (in a new tab)
      </a>
      . You can still save this one.
    </p>
  );
}

const plain = (name: string) => name.trim().toLowerCase();

function isSame(recipe: Recipe, read: ReadRecipe): boolean {
  const isSamePage = read.source_url !== null && recipe.source_url === read.source_url;
  return isSamePage || (read.name.trim() !== '' && plain(recipe.name) === plain(read.name));
}
