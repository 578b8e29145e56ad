import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { IconButton } from './button.tsx';

const SHAPES = {
  dialog:
    'appear-rising m-auto w-[min(34rem,calc(100vw-1.5rem))] max-h-[calc(100dvh-2rem)] rounded-card',
  wide: 'appear-rising m-auto w-[min(60rem,calc(100vw-1.5rem))] max-h-[calc(100dvh-2rem)] rounded-card',
  /** From the right; from below on a phone. */
  sheet:
    'sheet-motion mt-auto w-full max-w-none max-h-[88dvh] rounded-t-card md:my-0 md:mr-0 md:ml-auto md:h-dvh md:max-h-none md:w-[28rem] md:rounded-none md:rounded-l-card',
};

/**
 * The browser's own modal dialog: it keeps the focus inside, closes on Escape and gives the focus back.
 * It is shown as long as it is drawn; a click beside it closes it.
 */
export function Dialog({
  title,
  shape = 'dialog',
  onClose,
  children,
  footer,
}: {
  title: string;
  shape?: keyof typeof SHAPES;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, always in sight. */
  footer?: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before it is taken out of the page: only a dialog that is still in it gives the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      onKeyDown={(event) => {
        // What is behind has shortcuts of its own.
        if (event.key !== 'Escape') event.stopPropagation();
      }}
      className={`overflow-hidden border border-line bg-card p-0 shadow-raised ${SHAPES[shape]}`}
    >
      <div className="flex max-h-[inherit] min-h-full flex-col md:h-full">
        <header className="flex items-start justify-between gap-3 px-5 pt-4 pb-2">
          <h2 id={titleId} className="pt-2 text-xl">
            {title}
          </h2>
          <IconButton label="Close" onClick={onClose} className="-mr-2">
            <X aria-hidden />
          </IconButton>
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-5">
          {children}
        </div>
        {footer !== undefined && (
          <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3.5 pb-[max(0.875rem,env(safe-area-inset-bottom))]">
            {footer}
          </footer>
        )}
      </div>
    </dialog>
  );
}
