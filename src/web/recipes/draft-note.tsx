import { History } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toast.tsx';

/** Says that a form holds what was typed before, and how to be rid of it. */
export function DraftNote({
  text,
  action,
  undoText,
  onStartAfresh,
}: {
  text: string;
  action: string;
  /** What has happened when it was chosen. */
  undoText: string;
  /** @returns how to have everything back */
  onStartAfresh: () => () => void;
}) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control bg-tint py-1.5 pr-1.5 pl-4 text-on-tint">
      <History aria-hidden className="size-4.5 shrink-0" />
      <p role="status" className="min-w-40 flex-1 font-medium">
        {text}
      </p>
      <Button
        onClick={() => {
          const bringBack = onStartAfresh();
          toast({ text: undoText, action: { label: 'Undo', run: bringBack } });
          document.querySelector<HTMLElement>('main form input')?.focus();
        }}
      >
        {action}
      </Button>
    </div>
  );
}
