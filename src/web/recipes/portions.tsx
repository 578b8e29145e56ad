import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../ui/button.tsx';
import { lastsFor } from './recipe-words.ts';

/** More people than anybody cooks for. */
const MOST = 999;

/** For how many: a number to type, with one less and one more beside it. */
export function Portions({
  value,
  onChange,
}: {
  value: number;
  onChange: (value: number) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const settle = () => {
    const number = Number(typed);
    if (Number.isInteger(number) && number >= 1 && number <= MOST) onChange(number);
    setTyped(undefined);
  };
  return (
    <div className="flex shrink-0 items-center rounded-control bg-sunken print:hidden">
      <IconButton
        label="Fewer portions"
        aria-disabled={value <= 1}
        onClick={() => onChange(Math.max(1, value - 1))}
      >
        <Minus aria-hidden className="size-4.5" />
      </IconButton>
      <input
        inputMode="numeric"
        aria-label="Portions"
        autoComplete="off"
        maxLength={3}
        value={typed ?? value}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle();
          if (event.key === 'Escape') setTyped(undefined);
        }}
        className="h-9 w-12 rounded-lg border border-edge/60 bg-card text-center text-base font-semibold tabular-nums"
      />
      <IconButton label="More portions" onClick={() => onChange(Math.min(MOST, value + 1))}>
        <Plus aria-hidden className="size-4.5" />
      </IconButton>
      <span role="status" className="sr-only">
        {lastsFor(value)}
      </span>
    </div>
  );
}
