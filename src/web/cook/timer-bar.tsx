import { BellRing, Plus, Timer as TimerIcon, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { IconButton } from '../ui/button.tsx';
import { clock, prolongTimer, secondsLeft, stopTimer, useTimers, type Timer } from './timers.ts';

/** The timers that run, wherever one is in the kitchen. */
export default function TimerBar() {
  const { timers, now } = useTimers();
  const list = useRef<HTMLUListElement>(null);
  const isEmpty = timers.length === 0;
  useEffect(() => {
    // What sticks below the bar has to know of it.
    document.documentElement.style.setProperty('--timers-height', isEmpty ? '0px' : '4rem');
  }, [isEmpty]);
  const rung = timers.filter(({ hasRung }) => hasRung);
  const stop = (index: number) => {
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-stop]');
    const next = buttons?.[index + 1] ?? buttons?.[index - 1];
    (next ?? document.querySelector<HTMLElement>('#main'))?.focus();
    stopTimer(timers[index]?.id ?? '');
  };
  return (
    <>
      <p role="alert" className="sr-only">
        {rung.map(({ label }) => `Time is up: ${label}. `)}
      </p>
      {!isEmpty && (
        <section
          aria-label="Timers"
          className="no-print sticky top-14 z-20 border-b border-line bg-card md:top-0"
        >
          <ul ref={list} className="flex gap-2 overflow-x-auto px-3 py-2 sm:px-6 lg:px-10">
            {timers.map((timer, index) => (
              <RunningTimer key={timer.id} timer={timer} now={now} onStop={() => stop(index)} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function RunningTimer({ timer, now, onStop }: { timer: Timer; now: number; onStop: () => void }) {
  const { label, hasRung } = timer;
  const Picture = hasRung ? BellRing : TimerIcon;
  return (
    <li
      className={`flex shrink-0 items-center rounded-control pl-3 ${hasRung ? 'bg-warn-tint text-warn' : 'bg-sunken'}`}
    >
      <Picture aria-hidden className="mr-2 size-4.5 shrink-0" />
      <Link
        href={timer.path}
        className="grid min-h-11 content-center leading-tight underline-offset-4 hover:underline"
      >
        <span className="block max-w-44 truncate text-[0.8125rem]">{label}</span>
        <span role="timer" className="block text-[1.0625rem] font-bold tabular-nums">
          {hasRung ? 'Time is up' : clock(secondsLeft(timer, now))}
        </span>
      </Link>
      <IconButton
        label={`+1 minute: ${label}`}
        onClick={() => prolongTimer(timer.id, 60)}
        className="ml-1 text-current!"
      >
        <span aria-hidden className="flex items-center text-sm font-semibold">
          <Plus className="size-3.5" />1
        </span>
      </IconButton>
      <IconButton
        data-stop
        label={`Stop the timer: ${label}`}
        onClick={onStop}
        className="text-current!"
      >
        <X aria-hidden className="size-4.5" />
      </IconButton>
    </li>
  );
}
