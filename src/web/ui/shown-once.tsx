import { Copy } from 'lucide-react';
import { useId, useLayoutEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { toast } from './toast.tsx';

/** A text that is never shown again: selected with one click, copied with another. @param label what it is */
export function ShownOnce({
  label,
  text,
  children,
}: {
  label: string;
  text: string;
  /** A sentence on where it belongs. */
  children: string;
}) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast({ text: 'Copied.' });
    } catch {
      // Not every browser lets a page write there: what is selected can be copied by hand.
      field.current?.select();
      toast({ text: 'It is selected: please copy it now.', kind: 'bad' });
    }
  };
  return (
    <div className="grid gap-2 rounded-control bg-tint p-4 text-on-tint">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          id={id}
          readOnly
          value={text}
          aria-describedby={`${id}-about`}
          onFocus={(event) => event.currentTarget.select()}
          className="min-h-11 min-w-0 flex-1 basis-64 rounded-control border border-edge bg-card px-3 font-mono text-sm text-ink"
        />
        <Button icon={<Copy aria-hidden className="size-4.5" />} onClick={copy}>
          Copy
        </Button>
      </div>
      <p id={`${id}-about`} className="text-sm">
        {children}
      </p>
    </div>
  );
}
