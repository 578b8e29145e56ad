import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import type { Recipe } from '../recipes/recipes.queries.ts';
import { Button } from '../ui/button.tsx';
import { PictureChoice } from './picture-choice.tsx';
import { givePicture, removePicture, useShownPicture } from './pictures.queries.ts';
import { shrink } from './shrink.ts';

/** Adds, replaces and removes the picture of a recipe that is saved; at once, with an undo. */
export default function PictureEditor({ recipe }: { recipe: Recipe }) {
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
        onFiles={(files) => void give(files)}
        onProblem={setProblem}
      >
        {picture && !isBusy && (
          <Button
            look="quiet"
            icon={<ImageOff aria-hidden className="size-4.5" />}
            onClick={() => removePicture(recipe.id)}
          >
            Remove the picture
          </Button>
        )}
      </PictureChoice>
      {isBusy && <Progress part={part} />}
      <p role="alert" className={problem === undefined ? '' : 'pt-2 font-medium text-danger'}>
        {problem}
      </p>
    </div>
  );
}

/** How much of it is on its way; behind that the server draws it. */
function Progress({ part }: { part: number }) {
  return (
    <div role="status" className="flex items-center gap-3 pt-2 text-sm text-soft">
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
