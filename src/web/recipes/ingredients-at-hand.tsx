import { ListChecks } from 'lucide-react';
import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import { Dialog } from '../ui/dialog.tsx';

/**
 * Where ingredients and steps stand below each other, a button brings the ingredients back while one reads the steps.
 * @param section the ingredients on the page: while they are in sight, the button is not needed
 */
export function IngredientsAtHand({
  section,
  children,
}: {
  section: RefObject<HTMLElement | null>;
  children: ReactNode;
}) {
  const [isNeeded, setNeeded] = useState(false);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!section.current) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => entry && setNeeded(!entry.isIntersecting),
      { rootMargin: '-64px 0px -96px 0px' },
    );
    observer.observe(section.current);
    return () => observer.disconnect();
  }, [section]);
  return (
    <>
      {isNeeded && (
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="no-print appear-rising fixed right-4 bottom-[calc(var(--nav-height)+env(safe-area-inset-bottom)+0.75rem)] z-20 inline-flex min-h-12 items-center gap-2 rounded-full border border-edge/60 bg-card px-5 font-semibold shadow-raised lg:hidden"
        >
          <ListChecks aria-hidden className="size-5" />
          Ingredients
        </button>
      )}
      {isOpen && (
        <Dialog title="Ingredients" shape="sheet" onClose={() => setOpen(false)}>
          {children}
        </Dialog>
      )}
    </>
  );
}
