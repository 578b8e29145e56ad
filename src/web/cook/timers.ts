import { useSyncExternalStore } from 'react';
import { onSignedOut } from '../api/session.ts';
import { prepareBell, putBellAway, ringBell } from './bell.ts';
import { keep, onKeptElsewhere, readKept } from './kept.ts';

/** A timer that runs, or has rung. */
export interface Timer {
  id: string;
  /** What it is for. */
  label: string;
  /** The recipe's address. */
  path: string;
  /** When it rings, in ms since the epoch. */
  endsAt: number;
  hasRung: boolean;
}

/** Kept on the device: a reload in the middle of cooking burns nothing. */
const STORED = 'timers';
/** It rings again every so often, for so long, in ms: somebody may be out of the kitchen. */
const AGAIN_MS = 4000;
const RINGS_FOR_MS = 60_000;
/** What rang so long ago, in ms, nobody waits for any more. */
const FORGOTTEN_MS = 12 * 3_600_000;
/** What we write in front of the window's title. */
const IN_TITLE = /^⏰ [^·]* · /u;

let timers: readonly Timer[] = read();
let seen = { timers, now: Date.now() };
let ticking: ReturnType<typeof setInterval> | undefined;
let rangAt = 0;
const listeners = new Set<() => void>();

onSignedOut(() => change([]));
onKeptElsewhere(STORED, () => show(read()));
// After a reload nothing may sound before the page has been touched.
addEventListener('pointerdown', () => {
  if (timers.length > 0) prepareBell();
});
follow();

/** The timers that run or have rung, the next to ring first, and what time it is; followed. */
export function useTimers(): { timers: readonly Timer[]; now: number } {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => seen,
  );
}

/** Starts a timer. @param seconds from now */
export function startTimer(label: string, path: string, seconds: number): void {
  prepareBell();
  // Asked for when it makes sense to whoever is asked.
  if ('Notification' in globalThis && Notification.permission === 'default') {
    void Notification.requestPermission();
  }
  const endsAt = Date.now() + seconds * 1000;
  const id = `${endsAt}-${Math.random()}`;
  change([...timers, { id, label, path, endsAt, hasRung: false }]);
}

/** Gives a timer more time, from now when it has rung. */
export function prolongTimer(id: string, seconds: number): void {
  const more = (timer: Timer) => ({
    ...timer,
    endsAt: Math.max(Date.now(), timer.endsAt) + seconds * 1000,
    hasRung: false,
  });
  change(timers.map((timer) => (timer.id === id ? more(timer) : timer)));
}

export function stopTimer(id: string): void {
  change(timers.filter((timer) => timer.id !== id));
}

/** @returns seconds until it rings; 0 when it has */
export function secondsLeft({ endsAt }: Timer, now: number): number {
  return Math.max(0, Math.ceil((endsAt - now) / 1000));
}

/** Seconds as a kitchen clock shows them: 1:05:00, 25:00, 0:30. */
export function clock(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function follow(): void {
  clearInterval(ticking);
  if (timers.length > 0) ticking = setInterval(look, 500);
  else putBellAway();
  tell();
}

function tell(): void {
  seen = { timers, now: Date.now() };
  showInTitle();
  for (const listener of listeners) listener();
}

function look(): void {
  const now = Date.now();
  const due = timers.filter(({ endsAt, hasRung }) => !hasRung && endsAt <= now);
  if (due.length > 0) {
    change(timers.map((timer) => (due.includes(timer) ? { ...timer, hasRung: true } : timer)));
    for (const { label } of due) notify(label);
  }
  const isRinging = timers.some(({ endsAt, hasRung }) => hasRung && now - endsAt < RINGS_FOR_MS);
  if (due.length > 0 || (isRinging && now - rangAt >= AGAIN_MS)) {
    rangAt = now;
    ringBell();
  }
  tell();
}

/** The time that is left is seen from other tabs, too. */
function showInTitle(): void {
  const title = document.title.replace(IN_TITLE, '');
  const [next] = timers;
  const left = next && (next.hasRung ? 'Time is up' : clock(secondsLeft(next, Date.now())));
  const wanted = left === undefined ? title : `⏰ ${left} · ${title}`;
  if (document.title !== wanted) document.title = wanted;
}

function notify(label: string): void {
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
  try {
    void new Notification('Time is up', { body: label, tag: label });
  } catch {
    // Some phones allow notifications to service workers only; the sound has been heard.
  }
}

function change(next: readonly Timer[]): void {
  keep(STORED, next.length === 0 ? undefined : next);
  show(next);
}

function show(next: readonly Timer[]): void {
  timers = next.toSorted((a, b) => a.endsAt - b.endsAt);
  follow();
}

function read(): readonly Timer[] {
  const stored = readKept(STORED);
  if (!Array.isArray(stored)) return [];
  return (stored as Timer[]).filter(({ endsAt }) => endsAt > Date.now() - FORGOTTEN_MS);
}
