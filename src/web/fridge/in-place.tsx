import { useState } from 'react';

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
  if (edited === undefined) {
    return (
      <button
        type="button"
        aria-label={`${label}: ${text}. Change`}
        onClick={() => setEdited(text)}
        className={`min-h-11 min-w-0 rounded-lg px-2 py-1 text-left hover:bg-sunken ${className}`}
      >
        {text}
      </button>
    );
  }
  const save = () => {
    const next = edited.trim();
    setEdited(undefined);
    if (next !== '' && next !== text) onSave(next);
  };
  return (
    <input
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of the button that was pressed
      autoFocus
      aria-label={label}
      value={edited}
      maxLength={longest}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setEdited(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setEdited(undefined);
      }}
      className={`min-h-11 w-full min-w-0 rounded-lg border border-edge bg-card px-2 ${className}`}
    />
  );
}
