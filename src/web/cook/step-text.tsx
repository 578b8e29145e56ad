import { Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { stepTimes } from '../../domain/step-times.ts';
import { startTimer } from './timers.ts';

/** A step whose times start timers. */
export function StepText({ text, name, path }: { text: string; name: string; path: string }) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const time of stepTimes(text)) {
    const words = text.slice(time.start, time.end);
    parts.push(text.slice(end, time.start));
    parts.push(
      <button
        key={time.start}
        type="button"
        title="Start a timer"
        aria-label={`Start a timer of ${words}`}
        onClick={() => startTimer(`${name}: ${words}`, path, time.seconds)}
        className="mx-0.5 inline-flex items-center gap-1 rounded-md bg-tint px-1.5 py-0.5 font-semibold text-on-tint"
      >
        <Timer aria-hidden className="size-[0.9em]" />
        {words}
      </button>,
    );
    end = time.end;
  }
  parts.push(text.slice(end));
  return <>{parts}</>;
}
