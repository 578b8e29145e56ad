import { useRef, useState } from 'react';
import { takeFocus } from '../ui/take-focus.ts';

/**
 * A text that is changed where it stands: a button that becomes a field. Enter or leaving saves, Escape gives up, and
 * empty changes nothing.
 */
export function InPlace({
  text,
  label,
  longest,
  className = '',
  onSave,
}: {
  text: string;
  /** What it is, for screen readers. */
  label: string;
  /** In characters. */
  longest: number;
  className?: string;
  onSave: (text: string) => void;
}) {
  const [edited, setEdited] = useState<string>();
  // A field that is taken away may still say that it was left.
  const isGivenUp = useRef(false);
  if (edited === undefined) {
    return (
      <button
        type="button"
        aria-label={`${label}: ${text}. Change`}
        onClick={() => {
          isGivenUp.current = false;
          setEdited(text);
        }}
        className={`min-h-11 min-w-0 rounded-lg px-2 py-1 text-left hover:bg-sunken ${className}`}
      >
        {text}
      </button>
    );
  }
  const save = () => {
    const next = edited.trim();
    setEdited(undefined);
    if (!isGivenUp.current && next !== '' && next !== text) onSave(next);
    isGivenUp.current = true;
  };
  return (
    <input
      ref={takeFocus}
      aria-label={label}
      value={edited}
      maxLength={longest}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setEdited(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') {
          isGivenUp.current = true;
          setEdited(undefined);
        }
      }}
      className={`min-h-11 w-full min-w-0 rounded-lg border border-edge bg-card px-2 ${className}`}
    />
  );
}
