import { lazy, Suspense, useEffect, useRef, useState, type FormEvent } from 'react';
import { addressInText } from '../../domain/shared-source.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { draftOfPage, isEmptyRow, whatIsWritten, type FormDraft } from './form-draft.ts';
import { FREQUENCIES, lastsFor } from './recipe-words.ts';
import { readSource } from './recipes.queries.ts';

const FromPhotos = lazy(() => import('../pictures/from-photos.tsx'));

/** What was handed to us from elsewhere. */
export type Begin = { url: string; html?: string } | { text: string };

/** Reads a recipe from a web page, shows it, and fills the form with it. */
export function FromLink({
  draft,
  begin,
  onClose,
  onRead,
}: {
  /** The form as it stands. */
  draft: FormDraft;
  /** What is read without asking; an empty text is nothing. */
  begin?: Begin | undefined;
  onClose: () => void;
  onRead: (draft: FormDraft) => void;
}) {
  const [typed, setTyped] = useState(() => textOf(begin));
  const [problem, setProblem] = useState<string>();
  const [isReading, setReading] = useState(false);
  const [read, setRead] = useState<FormDraft>();
  const stopping = useRef<AbortController>(undefined);
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  const box = useRef<HTMLTextAreaElement>(null);
  const use = useRef<HTMLButtonElement>(null);
  useEffect(() => () => stopping.current?.abort(), []);
  useEffect(() => {
    (read ? use : box).current?.focus();
  }, [read]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReading) void readIt(sourceIn(typed));
  };
  const readIt = async (source: Begin | undefined) => {
    if (source === undefined) {
      setProblem('There is no web address in it, and no recipe. An address begins with https://');
      return;
    }
    stopping.current = new AbortController();
    const { signal } = stopping.current;
    setReading(true);
    setProblem(undefined);
    try {
      const { recipe, warnings: doubts } = await readSource(source, signal);
      setRead(draftOfPage(recipe));
      setWarnings(doubts);
    } catch (error) {
      if (!signal.aborted) setProblem((error as Error).message);
    }
    setReading(false);
  };
  useEffect(() => {
    if (begin && textOf(begin) !== '') void readIt(begin);
  }, [begin]);
  return (
    <Dialog
      title="Read a recipe from a page or a text"
      onClose={onClose}
      footer={
        read ? (
          <>
            <Button onClick={() => setRead(undefined)}>Another page</Button>
            <Button
              ref={use}
              look="main"
              onClick={() => {
                onRead(read);
                onClose();
              }}
            >
              Fill the form
            </Button>
          </>
        ) : (
          <Button type="submit" form="from-link" look="main" isBusy={isReading}>
            {isReading ? 'Reading the page …' : 'Read it'}
          </Button>
        )
      }
    >
      {read ? (
        <Preview read={read} warnings={warnings} replaced={whatIsWritten(draft)} />
      ) : (
        <>
          <form id="from-link" onSubmit={submit} noValidate>
            <TextArea
              ref={box}
              label="Address of the page, or the recipe as text"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              placeholder="https://"
              className="min-h-28"
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || typed.includes('\n')) return;
                event.preventDefault();
                event.currentTarget.form?.requestSubmit();
              }}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setProblem(undefined);
              }}
              problem={problem}
              hint="Nothing is saved before you have looked it over."
            />
            <p role="status" className="min-h-6 pt-2 text-sm text-soft">
              {isReading && 'The page is being read. That can take a few seconds.'}
            </p>
          </form>
          <Suspense fallback={null}>
            <FromPhotos
              onRead={({ recipe, warnings: doubts }) => {
                setRead(draftOfPage(recipe));
                setWarnings(doubts);
              }}
            />
          </Suspense>
        </>
      )}
    </Dialog>
  );
}

/** What was read, before it goes anywhere. */
function Preview({
  read,
  warnings,
  replaced,
}: {
  read: FormDraft;
  /** What the page did not say, or not clearly. */
  warnings: readonly string[];
  replaced: string;
}) {
  const rows = read.rows.filter((row) => !isEmptyRow(row));
  return (
    <div className="grid gap-4">
      {replaced !== '' && (
        <p className="rounded-control bg-warn-tint px-4 py-2.5 text-warn">
          This takes the place of what is in the form: {replaced}. You can undo it.
        </p>
      )}
      <div>
        <h3 dir="auto" className="text-lg">
          {read.name || 'The page tells no name'}
        </h3>
        <p className="pt-1 text-soft">
          {[
            read.category || 'No category yet',
            lastsFor(Number(read.longevity)),
            FREQUENCIES[read.frequency],
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
      <section aria-label="Ingredients">
        <h4 className="pb-1 text-sm font-semibold">
          {rows.length === 1 ? '1 ingredient' : `${rows.length} ingredients`}
        </h4>
        <ul dir="auto" className="list-disc pl-5 marker:text-soft">
          {rows.map(({ key, name, quantity }) => (
            <li key={key}>
              {quantity !== '' && <strong className="font-semibold">{quantity} </strong>}
              {name}
            </li>
          ))}
        </ul>
      </section>
      {read.note !== '' && (
        <section aria-label="Steps and notes">
          <h4 className="pb-1 text-sm font-semibold">Steps and notes</h4>
          <p dir="auto" className="whitespace-pre-line">
            {read.note}
          </p>
        </section>
      )}
    </div>
  );
}

const textOf = (begin: Begin | undefined) =>
  begin === undefined ? '' : 'url' in begin ? begin.url : begin.text;

/** Several lines are a recipe; a line is an address, or has one in it. */
function sourceIn(typed: string): Begin | undefined {
  const isText = typed.trim().split('\n').length > 2;
  if (isText) return { text: typed };
  const url = addressIn(typed);
  return url === undefined ? undefined : { url };
}

/** People paste whole messages with an address in them, or leave out its beginning. */
function addressIn(text: string): string | undefined {
  const found = addressInText(text);
  if (found !== undefined) return found;
  const bare = text.trim();
  return /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(bare) ? `https://${bare}` : undefined;
}
