import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import type { Recipe } from '../recipes/recipes.queries.ts';
import { PictureButton, PictureChoice } from './picture-choice.tsx';
import { givePicture, removePicture, useShownPicture } from './pictures.queries.ts';
import { shrink } from './shrink.ts';

/** Adds, replaces and removes the picture of a recipe that is saved; at once, with an undo. */
export default function PictureEditor({
  recipe,
  isSmall = false,
}: {
  recipe: Recipe;
  /** With signs in place of words, where it stands on the picture. */
  isSmall?: boolean;
}) {
  const picture = useShownPicture(recipe);
  const [part, setPart] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const isBusy = part !== undefined;
  const give = async ([file]: File[]) => {
    if (!file || isBusy) return;
    setProblem(undefined);
    setPart(0);
    try {
      await givePicture(recipe.id, await shrink(file), setPart);
    } catch (error) {
      setProblem((error as Error).message);
    }
    setPart(undefined);
  };
  return (
    <div className="no-print">
      <PictureChoice
        label={picture ? 'Change the picture' : 'Add a picture'}
        isBusy={isBusy}
        isSmall={isSmall}
        onFiles={(files) => void give(files)}
        onProblem={setProblem}
      >
        {picture && !isBusy && (
          <PictureButton
            label="Remove the picture"
            icon={<ImageOff aria-hidden className="size-4.5" />}
            isSmall={isSmall}
            onClick={() => removePicture(recipe.id)}
          />
        )}
      </PictureChoice>
      {isBusy && <Progress part={part} />}
      <p
        role="alert"
        className={
          problem === undefined
            ? ''
            : 'mt-2 w-fit rounded-control bg-card px-3 py-1.5 font-medium text-danger'
        }
      >
        {problem}
      </p>
    </div>
  );
}

/** How much of it is on its way; behind that the server draws it. */
function Progress({ part }: { part: number }) {
  return (
    <div
      role="status"
      className="mt-2 flex w-fit items-center gap-3 rounded-control bg-card px-3 py-1.5 text-sm text-soft"
    >
      <progress
        aria-label="The picture is on its way"
        {...(part < 1 ? { value: part } : {})}
        max={1}
        className="h-1.5 w-40 accent-accent"
      />
      {part < 1 ? 'The picture is on its way …' : 'The picture is being drawn …'}
    </div>
  );
}
