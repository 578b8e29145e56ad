import { BellRing, Timer as TimerIcon, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { IconButton } from '../ui/button.tsx';
import { clock, secondsLeft, stopTimer, useTimers } from './timers.ts';

/** The timers that run, wherever one is in the kitchen. */
export default function TimerBar() {
  const timers = useTimers();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (timers.length === 0) return undefined;
    const ticking = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(ticking);
  }, [timers]);
  if (timers.length === 0) return null;
  return (
    <section
      aria-label="Timers"
      className="no-print sticky top-14 z-20 flex flex-wrap gap-2 border-b border-line bg-card px-3 py-2 md:top-0 lg:px-10"
    >
      {timers.map((timer) => (
        <div
          key={timer.id}
          className={`flex max-w-full items-center gap-2 rounded-control pl-3 ${timer.hasRung ? 'bg-warn-tint text-warn' : 'bg-sunken'}`}
        >
          {timer.hasRung ? (
            <BellRing aria-hidden className="size-4.5" />
          ) : (
            <TimerIcon aria-hidden className="size-4.5" />
          )}
          <Link
            href={timer.path}
            className="max-w-48 truncate text-sm underline-offset-4 hover:underline"
          >
            {timer.label}
          </Link>
          <span role={timer.hasRung ? 'alert' : 'timer'} className="font-semibold tabular-nums">
            {timer.hasRung ? 'Time is up' : clock(secondsLeft(timer, now))}
          </span>
          <IconButton label={`Stop the timer ${timer.label}`} onClick={() => stopTimer(timer.id)}>
            <X aria-hidden className="size-4.5" />
          </IconButton>
        </div>
      ))}
    </section>
  );
}
