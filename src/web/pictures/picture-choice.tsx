import { Camera, ImagePlus } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, IconButton } from '../ui/button.tsx';

/** Without HEIC: phones then hand a JPEG over. */
const ACCEPT = 'image/jpeg,image/png,image/webp,image/avif,image/gif';
const NO_PICTURE = 'That is no picture. JPEG, PNG, WebP, AVIF and GIF can be used.';

/** Whether this is a device that is held in the hand, and has a camera most likely. */
const isHandheld = () => matchMedia('(pointer: coarse)').matches;

/** A button for a picture, in words or, where there is little room, by a sign. */
export function PictureButton({
  label,
  icon,
  isSmall,
  isBusy = false,
  onClick,
}: {
  label: string;
  icon: ReactNode;
  isSmall: boolean;
  isBusy?: boolean;
  onClick: () => void;
}) {
  if (!isSmall) {
    return (
      <Button icon={icon} isBusy={isBusy} onClick={onClick}>
        {label}
      </Button>
    );
  }
  return (
    <IconButton
      label={label}
      disabled={isBusy}
      onClick={onClick}
      className="border border-edge/60 bg-card/90 text-ink! shadow-card hover:bg-card"
    >
      {icon}
    </IconButton>
  );
}

/** How pictures come in: chosen, taken, dropped here, or pasted anywhere on the page. */
export function PictureChoice({
  label,
  isBusy,
  isMany = false,
  isSmall = false,
  onFiles,
  onProblem,
  children,
}: {
  /** What the button says. */
  label: string;
  isBusy: boolean;
  isMany?: boolean;
  /** Pictures in place of words, for standing on a picture. */
  isSmall?: boolean;
  onFiles: (files: File[]) => void;
  onProblem: (sentence: string) => void;
  /** What stands beside the buttons. */
  children?: ReactNode;
}) {
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (list: FileList | null | undefined) => {
    const all = [...(list ?? [])];
    const files = all.filter(({ type }) => type === '' || type.startsWith('image/'));
    if (files.length > 0) onFiles(isMany ? files : files.slice(0, 1));
    else if (all.length > 0) onProblem(NO_PICTURE);
  };
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = event.clipboardData?.files;
      if (!files || files.length === 0) return;
      // What lies behind a dialog takes nothing; and a table that is copied is a text, with a picture of itself.
      const dialog = document.querySelector('dialog[open]');
      if (dialog && !dialog.contains(place.current)) return;
      const isText = event.clipboardData?.types.includes('text/plain');
      if (isText && event.target instanceof Element && event.target.matches('input, textarea')) {
        return;
      }
      event.preventDefault();
      take(files);
    };
    addEventListener('paste', paste);
    return () => removeEventListener('paste', paste);
  });
  const input = (isCamera: boolean) => (
    <input
      ref={isCamera ? camera : chooser}
      type="file"
      accept={ACCEPT}
      {...(isCamera ? { capture: 'environment' as const } : {})}
      multiple={isMany && !isCamera}
      tabIndex={-1}
      aria-hidden
      className="hidden"
      onChange={(event) => {
        take(event.target.files);
        // The same one may be chosen again.
        event.target.value = '';
      }}
    />
  );
  return (
    <div
      ref={place}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!isBusy) take(event.dataTransfer.files);
      }}
      className={`flex flex-wrap items-center gap-2 rounded-control ${isOver ? 'bg-tint outline-2 outline-offset-4 outline-accent outline-dashed' : ''}`}
    >
      {input(false)}
      <PictureButton
        label={label}
        icon={<ImagePlus aria-hidden className="size-4.5" />}
        isSmall={isSmall}
        isBusy={isBusy}
        onClick={() => chooser.current?.click()}
      />
      {isHandheld() && (
        <>
          {input(true)}
          <PictureButton
            label="Take a photo"
            icon={<Camera aria-hidden className="size-4.5" />}
            isSmall={isSmall}
            isBusy={isBusy}
            onClick={() => camera.current?.click()}
          />
        </>
      )}
      {children}
    </div>
  );
}
