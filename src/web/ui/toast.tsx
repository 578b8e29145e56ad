import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { IconButton } from './button.tsx';

/** A short message about what has just happened. */
export interface Toast {
  text: string;
  kind?: 'good' | 'bad';
  /** What can be done about it, such as "Undo". */
  action?: { label: string; run: () => void };
  /** Told when it has gone by itself or was closed, not when its action was chosen. */
  onGone?: () => void;
}

type Shown = Toast & { id: number };

/** How long a toast stays, in ms: longer where there is something to decide (WCAG 2.2.1 lets it wait under the pointer). */
const STAY_MS = 5000;
const STAY_WITH_ACTION_MS = 8000;

let shown: readonly Shown[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Shows a message. At most three are in sight. @returns takes it away again */
export function toast(message: Toast): () => void {
  const id = (lastId += 1);
  const dropped = shown.slice(0, Math.max(0, shown.length - 2));
  for (const old of dropped) old.onGone?.();
  change([...shown.slice(-2), { ...message, id }]);
  return () => change(shown.filter((other) => other.id !== id));
}

/** Shows what went wrong, in the sentence the error carries. */
export function toastProblem(error: unknown): void {
  toast({ text: error instanceof Error ? error.message : 'That did not work.', kind: 'bad' });
}

function change(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

function close(id: number): void {
  const gone = shown.find((other) => other.id === id);
  change(shown.filter((other) => other.id !== id));
  gone?.onGone?.();
}

/** Where toasts appear: above the thumb on a phone, announced to screen readers without taking the focus. */
export function Toasts() {
  const toasts = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  return (
    <section
      aria-label="Messages"
      aria-live="polite"
      className="no-print pointer-events-none fixed inset-x-0 bottom-[calc(var(--nav-height)+env(safe-area-inset-bottom)+0.75rem)] z-50 grid justify-items-center gap-2 px-3"
    >
      {toasts.map((message) => (
        <ToastCard key={message.id} message={message} />
      ))}
    </section>
  );
}

function ToastCard({ message }: { message: Shown }) {
  const { id, text, kind = 'good', action } = message;
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => close(id), action ? STAY_WITH_ACTION_MS : STAY_MS);
    return () => clearTimeout(timer);
  }, [id, action, isHeld]);
  return (
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="appear-rising pointer-events-auto flex w-full max-w-md items-center gap-2.5 rounded-control bg-ink py-1 pr-1 pl-4 text-paper shadow-raised"
    >
      {kind === 'bad' ? (
        <CircleAlert aria-hidden className="size-5 shrink-0" />
      ) : (
        <CircleCheck aria-hidden className="size-5 shrink-0" />
      )}
      <p className="min-w-0 flex-1 py-2 text-[0.95rem]">{text}</p>
      {action && (
        <button
          type="button"
          className="min-h-11 rounded-lg px-3 font-bold underline underline-offset-4"
          onClick={() => {
            change(shown.filter((other) => other.id !== id));
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <IconButton
        label="Dismiss"
        className="text-paper! hover:bg-paper/15"
        onClick={() => close(id)}
      >
        <X aria-hidden className="size-5" />
      </IconButton>
    </div>
  );
}
