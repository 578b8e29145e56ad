import { lazy, Suspense, useEffect, useRef, useState, type FormEvent } from 'react';
import { addressInText } from '../../domain/shared-source.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { linesOf, rowsOfLines, type DraftLine, type ReadRecipe } from './draft-lines.ts';
import { draftOfPage, whatIsWritten, type FormDraft } from './form-draft.ts';
import { ReadPreview } from './read-preview.tsx';
import { readSource } from './recipes.queries.ts';

const FromPhotos = lazy(() => import('../pictures/from-photos.tsx'));

/** What was handed to us from elsewhere. */
export type Begin = { url: string; html?: string } | { text: string };

/** A recipe that was read, with its lines as they were mended. */
export interface OpenDraft {
  recipe: ReadRecipe;
  lines: readonly DraftLine[];
  warnings: readonly string[];
}

/** Reads a recipe from a web page, shows it, and fills the form with it. */
export function FromLink({
  draft,
  begin,
  opened,
  onClose,
  onRead,
}: {
  /** The form as it stands. */
  draft: FormDraft;
  /** What is read without asking; an empty text is nothing. */
  begin?: Begin | undefined;
  /** What was open before, and is had back. */
  opened?: OpenDraft | undefined;
  /** @param left what was read and not used */
  onClose: (left?: OpenDraft) => void;
  onRead: (draft: FormDraft) => void;
}) {
  const [typed, setTyped] = useState(() => textOf(begin));
  const [problem, setProblem] = useState<string>();
  const [isReading, setReading] = useState(false);
  const [open, setOpen] = useState(opened);
  /** What gave way to another page: it can be had back. */
  const [aside, setAside] = useState<OpenDraft>();
  const stopping = useRef<AbortController>(undefined);
  const box = useRef<HTMLTextAreaElement>(null);
  const use = useRef<HTMLButtonElement>(null);
  const isShown = open !== undefined;
  useEffect(() => () => stopping.current?.abort(), []);
  useEffect(() => {
    (isShown ? use : box).current?.focus();
  }, [isShown]);

  const show = (recipe: ReadRecipe, warnings: readonly string[]) =>
    setOpen({ recipe, lines: linesOf(recipe), warnings });
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
      const { recipe, warnings } = await readSource(source, signal);
      show(recipe, warnings);
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
      shape={open ? 'wide' : 'dialog'}
      onClose={() => onClose(open ?? aside)}
      footer={
        open ? (
          <>
            <Button
              onClick={() => {
                setAside(open);
                setOpen(undefined);
              }}
            >
              Another page
            </Button>
            <Button
              ref={use}
              look="main"
              onClick={() => {
                onRead({ ...draftOfPage(open.recipe), rows: rowsOfLines(open.lines) });
                onClose();
              }}
            >
              Fill the form
            </Button>
          </>
        ) : (
          <>
            {aside && (
              <Button disabled={isReading} onClick={() => setOpen(aside)}>
                Back to what was read
              </Button>
            )}
            <Button type="submit" form="from-link" look="main" isBusy={isReading}>
              {isReading ? 'Reading the page …' : 'Read it'}
            </Button>
          </>
        )
      }
    >
      {open ? (
        <ReadPreview
          read={open.recipe}
          draft={draftOfPage(open.recipe)}
          warnings={open.warnings}
          replaced={whatIsWritten(draft)}
          lines={open.lines}
          onLines={(change) => setOpen((now) => now && { ...now, lines: change(now.lines) })}
        />
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
            <FromPhotos onRead={({ recipe, warnings }) => show(recipe, warnings)} />
          </Suspense>
        </>
      )}
    </Dialog>
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
