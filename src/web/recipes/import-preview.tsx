import { Tick } from '../ui/field.tsx';
import type { Candidate } from './import-dialog.tsx';

/** So many wrong entries are told of one by one. */
const TOLD = 8;

const WHERE = { book: 'in your cookbook already', file: 'twice in this file' };

/** What a file holds: what would be added, what is there already, and what is wrong. */
export function ImportPreview({
  entries,
  chosen,
  onChoose,
}: {
  entries: readonly Candidate[];
  chosen: ReadonlySet<number>;
  onChoose: (chosen: ReadonlySet<number>) => void;
}) {
  const good = entries.filter(({ recipe }) => recipe !== undefined);
  const inBook = good.filter(({ known }) => known === 'book').length;
  const twice = good.filter(({ known }) => known === 'file').length;
  const bad = entries.filter(({ problem }) => problem !== undefined);
  const toggle = (number: number) => {
    const next = new Set(chosen);
    if (!next.delete(number)) next.add(number);
    onChoose(next);
  };
  const isAll = good.length > 0 && chosen.size === good.length;
  return (
    <>
      <p className="mb-3 text-soft">
        {[
          `${good.length - inBook - twice} new`,
          inBook > 0 && `${inBook} in your cookbook already`,
          twice > 0 && `${twice} twice in this file`,
          bad.length > 0 && `${bad.length} that cannot be read`,
        ]
          .filter(Boolean)
          .join(', ')}
        .
      </p>
      {bad.length > 0 && (
        <section
          aria-label="Left out"
          className="mb-4 rounded-control bg-warn-tint px-4 py-3 text-warn"
        >
          <h3 className="font-sans text-base font-semibold">
            {bad.length === 1 ? '1 entry is left out' : `${bad.length} entries are left out`}
          </h3>
          <ul className="mt-1 text-sm">
            {bad.slice(0, TOLD).map(({ number, title, problem }) => (
              <li key={number}>
                Recipe {number}
                {title !== '' && `, “${title.slice(0, 80)}”`}: {problem}.
              </li>
            ))}
            {bad.length > TOLD && <li>And {bad.length - TOLD} more.</li>}
          </ul>
        </section>
      )}
      {good.length > 1 && (
        <label className="flex min-h-11 cursor-pointer items-center gap-3 border-b border-line font-semibold">
          <Tick
            checked={isAll}
            ref={(box) => {
              if (box) box.indeterminate = chosen.size > 0 && !isAll;
            }}
            onChange={() => onChoose(new Set(isAll ? [] : good.map(({ number }) => number)))}
          />
          All {good.length}
        </label>
      )}
      <ul aria-label="What can be added" className="divide-y divide-line">
        {good.map(({ number, recipe, known }) => (
          <li key={number} className="[content-visibility:auto] [contain-intrinsic-size:auto_3rem]">
            <label className="flex min-h-12 cursor-pointer items-center gap-3 py-1.5">
              <Tick checked={chosen.has(number)} onChange={() => toggle(number)} />
              <span dir="auto" className="min-w-0 flex-1 leading-snug font-medium">
                {recipe?.name}
              </span>
              <span className="max-w-[45%] text-right text-sm text-soft">
                {known ? WHERE[known] : recipe?.meat_type}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
