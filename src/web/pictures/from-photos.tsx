import { useEffect, useRef, useState } from 'react';
import { useAccount } from '../account/account.queries.ts';
import { readSource } from '../recipes/recipes.queries.ts';
import { PictureChoice } from './picture-choice.tsx';
import { shrink } from './shrink.ts';

/** As the server takes them. */
const MOST = 4;

type Read = Awaited<ReturnType<typeof readSource>>;

/** Reads a recipe from photos of a book or a card; there only where the server has a model that can. */
export default function FromPhotos({ onRead }: { onRead: (read: Read) => void }) {
  const { data: account } = useAccount();
  const [isReading, setReading] = useState(false);
  const [problem, setProblem] = useState<string>();
  const stopping = useRef<AbortController>(undefined);
  useEffect(() => () => stopping.current?.abort(), []);
  if (!account?.reads_photos) return null;

  const read = async (files: File[]) => {
    if (isReading) return;
    if (files.length > MOST) {
      setProblem(`At most ${MOST} photos make one recipe; these are ${files.length}.`);
      return;
    }
    stopping.current = new AbortController();
    const { signal } = stopping.current;
    setReading(true);
    setProblem(undefined);
    try {
      const photos: string[] = [];
      for (const file of files) photos.push(await base64Of(await shrink(file)));
      onRead(await readSource({ photos }, signal));
    } catch (error) {
      if (!signal.aborted) setProblem((error as Error).message);
    }
    setReading(false);
  };
  return (
    <section aria-label="From photos" className="grid gap-2 border-t border-line pt-4">
      <PictureChoice
        label={isReading ? 'Reading the photos …' : 'Read it from photos'}
        isBusy={isReading}
        isMany
        onFiles={(files) => void read(files)}
        onProblem={setProblem}
      />
      <p role="status" className="text-sm text-soft">
        {isReading
          ? 'A language model looks at them. That can take a minute.'
          : `Of a book, a card or handwriting; up to ${MOST}, in order.`}
      </p>
      <p role="alert" className={problem === undefined ? '' : 'font-medium text-danger'}>
        {problem}
      </p>
    </section>
  );
}

function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const [, data = ''] = String(reader.result).split(',', 2);
      resolve(data);
    });
    reader.addEventListener('error', () => reject(new Error('A photo cannot be opened.')));
    reader.readAsDataURL(file);
  });
}
