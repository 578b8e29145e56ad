import { ArrowDown, ArrowUp, Plus, TriangleAlert, X } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { isDoubtfulLine } from '../../domain/doubtful-line.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { lineOf, readingOf, type DraftLine } from './draft-lines.ts';

type Lines = readonly DraftLine[];

/** The ingredient lines of a draft, each a text that is read while it is typed; those in doubt say so. */
export function DraftLinesList({
  lines,
  onChange,
}: {
  lines: Lines;
  onChange: (change: (lines: Lines) => Lines) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const [said, setSaid] = useState('');
  const [taken, setTaken] = useState<{ line: DraftLine; index: number }>();
  const focusing = useRef<number>(undefined);
  /** The line that was last in hand. */
  const here = useRef(-1);
  const field = (index: number) => list.current?.querySelectorAll('input')[index];
  useLayoutEffect(() => {
    if (focusing.current !== undefined) field(focusing.current)?.focus();
    focusing.current = undefined;
  }, [lines]);
  const doubtful = lines.flatMap(({ text }, index) => (isDoubtfulLine(text) ? [index] : []));
  const goOn = () => {
    const next = doubtful.find((index) => index > here.current) ?? doubtful[0];
    if (next !== undefined) field(next)?.focus();
  };
  const addAfter = (index: number) => {
    focusing.current = index + 1;
    onChange((now) => now.toSpliced(index + 1, 0, lineOf('', now[index]?.section)));
  };
  const move = (index: number, by: -1 | 1) => {
    const to = index + by;
    const line = lines[index];
    if (!line || to < 0 || to >= lines.length) return;
    // Under another heading it belongs to that one.
    const moved = { ...line, section: lines[to]?.section ?? '' };
    onChange((now) => now.toSpliced(index, 1).toSpliced(to, 0, moved));
    setSaid(`“${line.text}” is number ${to + 1} of ${lines.length}.`);
  };
  const remove = (index: number) => {
    const line = lines[index];
    if (!line) return;
    setTaken({ line, index });
    focusing.current = Math.min(index, lines.length - 2);
    onChange((now) => now.toSpliced(index, 1));
  };
  const count = lines.length === 1 ? '1 ingredient' : `${lines.length} ingredients`;
  return (
    <section aria-label="Ingredients">
      <h4 className="text-sm font-semibold">{count}</h4>
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-2 gap-y-1 pb-2">
        <p role="status" className="text-sm">
          {doubtful.length === 0
            ? 'All lines are clear.'
            : `${doubtful.length} of ${lines.length} lines ${doubtful.length === 1 ? 'needs' : 'need'} a look.`}
        </p>
        {doubtful.length > 0 && (
          <Button size="small" onClick={goOn}>
            Next doubtful line
          </Button>
        )}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      <ul ref={list} className="grid gap-2">
        {lines.map(({ key, text, section }, index) => (
          <li key={key}>
            {section !== '' && section !== lines[index - 1]?.section && (
              <h5 dir="auto" className="pt-2 pb-1 font-semibold">
                {section}
              </h5>
            )}
            <div className="flex items-center">
              <input
                aria-label={`Line ${index + 1}`}
                aria-describedby={`reading-${key}`}
                autoComplete="off"
                dir="auto"
                value={text}
                onFocus={() => {
                  here.current = index;
                }}
                onChange={(event) => {
                  const { value } = event.target;
                  onChange((now) =>
                    now.map((one) => (one.key === key ? { ...one, text: value } : one)),
                  );
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                  event.preventDefault();
                  addAfter(index);
                }}
                className="min-h-11 w-full min-w-0 rounded-control border border-edge bg-card px-3 hover:border-ink/60"
              />
              <IconButton
                label={`Move line ${index + 1} up`}
                disabled={index === 0}
                onClick={() => move(index, -1)}
                className="max-sm:w-8"
              >
                <ArrowUp aria-hidden className="size-4.5" />
              </IconButton>
              <IconButton
                label={`Move line ${index + 1} down`}
                disabled={index === lines.length - 1}
                onClick={() => move(index, 1)}
                className="max-sm:w-8"
              >
                <ArrowDown aria-hidden className="size-4.5" />
              </IconButton>
              <IconButton
                label={`Take line ${index + 1} out`}
                onClick={() => remove(index)}
                className="max-sm:w-8"
              >
                <X aria-hidden className="size-4.5" />
              </IconButton>
            </div>
            <p id={`reading-${key}`} dir="auto" className="pt-0.5 pl-3 text-sm text-soft">
              {doubtful.includes(index) && (
                <strong className="mr-2 inline-flex items-center gap-1 font-semibold text-warn">
                  <TriangleAlert aria-hidden className="size-4" />
                  Please check:
                </strong>
              )}
              {readingOf(text)}
            </p>
          </li>
        ))}
      </ul>
      {/* The notes of the page lie behind the dialog. */}
      {taken && (
        <p className="mt-2 flex items-center justify-between gap-2 rounded-control bg-tint px-3 text-on-tint">
          <span role="status">“{taken.line.text}” is taken out.</span>
          <Button
            look="quiet"
            onClick={() => {
              focusing.current = taken.index;
              onChange((now) => now.toSpliced(taken.index, 0, taken.line));
              setTaken(undefined);
            }}
          >
            Undo
          </Button>
        </p>
      )}
      <Button
        look="quiet"
        className="mt-1 -ml-2"
        icon={<Plus aria-hidden className="size-5" />}
        onClick={() => addAfter(lines.length - 1)}
      >
        Add a line
      </Button>
    </section>
  );
}
