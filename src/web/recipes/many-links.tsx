import { useEffect, useRef, useState } from 'react';
import { MOST_LINKS } from '../../domain/link-queue.ts';
import { addressesInText } from '../../domain/shared-source.ts';
import { bringPicture } from '../pictures/bring-picture.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea, Tick } from '../ui/field.tsx';
import { toast } from '../ui/toast.tsx';
import { links, useLinks, type Entry } from './links-at-work.ts';
import { removeAgain, useAddRecipes, type Recipe } from './recipes.queries.ts';

const STATES: Readonly<Record<Entry['state'], string>> = {
  waiting: 'waits',
  reading: 'is being read …',
  read: 'read',
  failed: 'failed',
  known: 'already in your cookbook',
};

/** Many web pages, one after the other: read, looked over in a list, and the chosen ones saved. */
export function ManyLinks({
  recipes,
  onBack,
  onClose,
}: {
  recipes: readonly Recipe[];
  onBack: () => void;
  onClose: () => void;
}) {
  const entries = useLinks();
  const isAsking = entries.length === 0;
  const add = useAddRecipes();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [known] = useState(
    () => new Set(recipes.flatMap(({ source_url: source }) => (source ? [bare(source)] : []))),
  );
  const body = useRef<HTMLDivElement>(null);
  // What had the focus is gone.
  useEffect(() => body.current?.focus(), [isAsking]);
  // What was under way before goes on.
  useEffect(() => links.start([], () => false), []);

  const read = () => {
    const urls = addressesInText(typed);
    if (urls.length === 0) {
      setProblem('There is no web address in it. An address begins with https://');
    } else if (urls.length > MOST_LINKS) {
      setProblem(`At most ${MOST_LINKS} addresses at once; these are ${urls.length}.`);
    } else {
      setProblem(undefined);
      links.start(urls, (url) => known.has(bare(url)));
    }
  };
  const chosen = entries.filter(({ url, input }) => input && !left.has(url));
  const saveAll = () => {
    setProblem(undefined);
    const inputs = chosen.flatMap(({ input }) => input ?? []);
    add.mutate(inputs, {
      onError: (error) => setProblem(error.message),
      onSuccess: (added) => {
        const saved = new Set(chosen.map(({ url }) => url));
        const ids = added.map(({ id }) => id);
        links.drop(({ url, state }) => saved.has(url) || state === 'known');
        void bringPictures(ids, chosen);
        toast({
          text: `${countOf(ids.length)} added.`,
          action: { label: 'Undo', run: () => void removeAgain(ids) },
        });
        if (links.entries().length === 0) onClose();
      },
    });
  };
  const giveUp = () => {
    const before = entries;
    links.drop(() => true);
    toast({
      text: 'The list is empty again.',
      action: { label: 'Undo', run: () => links.putBack(before) },
    });
  };
  const done = entries.filter(({ state }) => state !== 'waiting' && state !== 'reading').length;
  const failed = entries.filter(({ state }) => state === 'failed').length;
  const toggle = (url: string) => {
    const next = new Set(left);
    if (!next.delete(url)) next.add(url);
    setLeft(next);
  };
  return (
    <Dialog
      title="Many web pages"
      onClose={onClose}
      footer={
        isAsking ? (
          <>
            <Button onClick={onBack}>Back</Button>
            <Button look="main" onClick={read}>
              Read them
            </Button>
          </>
        ) : (
          <>
            <Button onClick={giveUp}>Other pages</Button>
            {failed > 0 && <Button onClick={() => links.retry()}>Try the failed again</Button>}
            <Button
              look="main"
              disabled={chosen.length === 0}
              isBusy={add.isPending}
              onClick={saveAll}
            >
              Save {countOf(chosen.length)}
            </Button>
          </>
        )
      }
    >
      <div ref={body} tabIndex={-1} className="outline-none">
        {isAsking ? (
          <TextArea
            label="Addresses, one a line"
            rows={7}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder={'https://\nhttps://'}
            className="max-h-72"
            value={typed}
            problem={problem}
            onChange={(event) => setTyped(event.target.value)}
            hint={`At most ${MOST_LINKS}. They are read two at a time; you choose which are saved.`}
          />
        ) : (
          <>
            <p role="status" className="pb-1 text-soft">
              {done} of {entries.length} done{failed > 0 ? `, ${failed} failed` : ''}.
            </p>
            <progress
              aria-label="Pages read"
              max={entries.length}
              value={done}
              className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
            />
            <ul aria-label="Pages" className="mt-2 divide-y divide-line">
              {entries.map((entry) => (
                <Line
                  key={entry.url}
                  entry={entry}
                  isChosen={!left.has(entry.url)}
                  onToggle={() => toggle(entry.url)}
                />
              ))}
            </ul>
            {problem !== undefined && (
              <p
                role="alert"
                className="mt-3 rounded-control bg-danger-tint px-4 py-3 font-medium text-danger"
              >
                {problem}
              </p>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

function Line({
  entry: { url, state, input, problem },
  isChosen,
  onToggle,
}: {
  entry: Entry;
  isChosen: boolean;
  onToggle: () => void;
}) {
  const said = (
    <span className="min-w-0 flex-1 leading-snug">
      <span dir="auto" className="block font-medium [overflow-wrap:anywhere]">
        {input?.name ?? url.replace(/^https?:\/\//i, '')}
      </span>
      <span className={`block text-sm ${state === 'failed' ? 'text-danger' : 'text-soft'}`}>
        {problem ?? STATES[state]}
        {input && ` · ${ingredientsOf(input)}`}
      </span>
    </span>
  );
  return (
    <li>
      {input ? (
        <label className="flex min-h-12 cursor-pointer items-center gap-3 py-1.5">
          <Tick checked={isChosen} onChange={onToggle} />
          {said}
        </label>
      ) : (
        <div className="flex min-h-12 items-center gap-3 py-1.5 pl-9">{said}</div>
      )}
    </li>
  );
}

/** One after the other, behind the scenes. */
async function bringPictures(ids: readonly number[], from: readonly Entry[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    await bringPicture(id, undefined, from[index]?.picture ?? '');
  }
}

/** An address without what makes no other page of it. */
const bare = (url: string) =>
  url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '');

const ingredientsOf = ({ ingredients }: { ingredients?: readonly unknown[] }) =>
  ingredients?.length === 1 ? '1 ingredient' : `${ingredients?.length ?? 0} ingredients`;

const countOf = (count: number) => (count === 1 ? '1 recipe' : `${count} recipes`);
