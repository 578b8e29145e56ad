import { Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { stepTimes } from '../../domain/step-times.ts';
import { LinkedText } from '../ui/linked-text.tsx';
import { startTimer } from './timers.ts';

/** A step whose times start timers and whose web addresses are links. */
export function StepText({ text, name, path }: { text: string; name: string; path: string }) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const time of stepTimes(text)) {
    const words = text.slice(time.start, time.end);
    parts.push(
      <LinkedText key={`before ${time.start}`} text={text.slice(end, time.start)} />,
      <button
        key={time.start}
        type="button"
        title="Start a timer"
        aria-label={`Start a timer of ${words}`}
        onClick={() => startTimer(`${words} · ${name}`, path, time.seconds)}
        // Wide enough for a thumb without pushing the lines apart.
        className="relative inline-flex items-baseline gap-1 rounded-md bg-tint px-1.5 font-semibold text-on-tint after:absolute after:-inset-x-1 after:-inset-y-2 hover:underline print:bg-transparent print:px-0 print:text-ink"
      >
        <Timer aria-hidden className="no-print size-[0.9em] shrink-0 self-center" />
        {words}
      </button>,
    );
    end = time.end;
  }
  parts.push(<LinkedText key="rest" text={text.slice(end)} />);
  return <>{parts}</>;
}
