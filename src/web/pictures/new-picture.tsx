import { ImageOff } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { PictureChoice } from './picture-choice.tsx';

/** The picture of a recipe that is not saved yet: a file, or the one of the page it was read from. */
export default function NewPicture({
  file,
  url,
  onFile,
  onNone,
}: {
  file: File | undefined;
  /** Where the page had its picture; empty for none. */
  url: string;
  onFile: (file: File) => void;
  onNone: () => void;
}) {
  const [problem, setProblem] = useState<string>();
  const preview = useMemo(() => (file ? URL.createObjectURL(file) : undefined), [file]);
  useEffect(() => () => URL.revokeObjectURL(preview ?? ''), [preview]);
  const isThere = file !== undefined || url !== '';
  return (
    <section aria-label="Picture" className="grid gap-3">
      {preview !== undefined && (
        <img
          src={preview}
          alt="The one you chose"
          className="max-h-56 w-full rounded-control bg-sunken object-contain"
        />
      )}
      {!file && url !== '' && (
        <p className="text-soft">The picture of the page is taken along when you save.</p>
      )}
      <PictureChoice
        label={isThere ? 'Another picture' : 'Add a picture'}
        isBusy={false}
        onFiles={([chosen]) => {
          setProblem(undefined);
          if (chosen) onFile(chosen);
        }}
        onProblem={setProblem}
      >
        {isThere && (
          <Button
            look="quiet"
            icon={<ImageOff aria-hidden className="size-4.5" />}
            onClick={onNone}
          >
            No picture
          </Button>
        )}
      </PictureChoice>
      <p role="alert" className={problem === undefined ? 'hidden' : 'font-medium text-danger'}>
        {problem}
      </p>
    </section>
  );
}
