import { useSyncExternalStore } from 'react';
import { onSignedOut } from '../api/session.ts';

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
const STORED = 'ocipe-timers';

let timers: readonly Timer[] = read();
let ticking: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

onSignedOut(() => change([]));
follow();

/** The timers that run or have rung, the next to ring first. */
export function useTimers(): readonly Timer[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => timers,
  );
}

/** Starts a timer. @param seconds from now */
export function startTimer(label: string, path: string, seconds: number): void {
  // Asked for when it makes sense to whoever is asked.
  if ('Notification' in globalThis && Notification.permission === 'default') {
    void Notification.requestPermission();
  }
  const timer = {
    id: `${Date.now()}-${timers.length}`,
    label,
    path,
    endsAt: Date.now() + seconds * 1000,
    hasRung: false,
  };
  change([...timers, timer].toSorted((a, b) => a.endsAt - b.endsAt));
}

export function stopTimer(id: string): void {
  change(timers.filter((timer) => timer.id !== id));
}

/** @returns seconds until it rings; 0 when it has */
export function secondsLeft({ endsAt }: Timer, now: number): number {
  return Math.max(0, Math.ceil((endsAt - now) / 1000));
}

const two = (number: number) => String(number).padStart(2, '0');

/** Seconds as a kitchen clock shows them: 1:05:00, 25:00, 0:30. */
export function clock(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}

function follow(): void {
  clearInterval(ticking);
  if (timers.some(({ hasRung }) => !hasRung)) ticking = setInterval(look, 500);
}

function look(): void {
  const due = timers.filter(({ endsAt, hasRung }) => !hasRung && endsAt <= Date.now());
  if (due.length === 0) return;
  change(timers.map((timer) => (due.includes(timer) ? { ...timer, hasRung: true } : timer)));
  ring();
  for (const { label } of due) notify(label);
}

function notify(label: string): void {
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
  try {
    void new Notification('Time is up', { body: label, tag: label });
  } catch {
    // Some phones allow notifications to service workers only; the sound has been heard.
  }
}

/** Three short tones. */
function ring(): void {
  try {
    const audio = new AudioContext();
    for (const at of [0, 0.35, 0.7]) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = 880;
      volume.gain.setValueAtTime(0.25, audio.currentTime + at);
      volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.3);
      tone.connect(volume).connect(audio.destination);
      tone.start(audio.currentTime + at);
      tone.stop(audio.currentTime + at + 0.32);
    }
  } catch {
    // Without sound there is still the bar.
  }
}

function change(next: readonly Timer[]): void {
  timers = next;
  try {
    if (next.length === 0) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, JSON.stringify(next));
  } catch {
    // They run until the page is closed.
  }
  follow();
  for (const listener of listeners) listener();
}

function read(): readonly Timer[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(stored) ? (stored as Timer[]) : [];
  } catch {
    return [];
  }
}
