import { useSyncExternalStore } from 'react';
import { api } from '../../contract/api.ts';
import { call } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { queryClient } from '../api/query-client.ts';
import { onSignedOut } from '../api/session.ts';

// In the shop there is often no signal: ticks are kept on the device and sent, in their order, when there is one.

/** A line's tick, as the cook left it. */
export interface Tick {
  id: number;
  isChecked: boolean;
}

const STORED = 'ocipe-ticks';
/** After a failed attempt the next one waits so long, in ms. */
const RETRY_MS = 4000;

let waiting: readonly Tick[] = read();
let isSending = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

onSignedOut(() => change([]));
addEventListener('online', () => void sendTicks());
if (waiting.length > 0) void sendTicks();

/** Ticks that the server has not acknowledged yet. */
export function useWaitingTicks(): readonly Tick[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
}

/** Ticks a line, or takes its tick back: on the screen at once, on the server as soon as it can be reached. */
export function tickLine(id: number, isChecked: boolean): void {
  change([...waiting.filter((tick) => tick.id !== id), { id, isChecked }]);
  void sendTicks();
}

async function sendTicks(): Promise<void> {
  if (isSending) return;
  isSending = true;
  clearTimeout(timer);
  try {
    for (let tick = waiting[0]; tick; tick = waiting[0]) {
      await sendTick(tick);
      const sent = tick;
      await queryClient.cancelQueries({ queryKey: ['groceries'] });
      queryClient.setQueryData<{ id: number; isChecked: boolean }[]>(['groceries'], (lines) =>
        lines?.map((line) => (line.id === sent.id ? { ...line, isChecked: sent.isChecked } : line)),
      );
      // Ticked again meanwhile: that one is still to be sent.
      change(waiting.filter((other) => other !== sent));
    }
    void queryClient.invalidateQueries({ queryKey: ['groceries'] });
  } catch {
    timer = setTimeout(() => void sendTicks(), RETRY_MS);
  } finally {
    isSending = false;
  }
}

/** @throws Problem when it should be tried again */
async function sendTick({ id, isChecked }: Tick): Promise<void> {
  // A line that the server has not named yet is known to nobody else.
  if (id < 0) return;
  try {
    await call(api.grocery.update, { params: { id }, body: { isChecked } });
  } catch (error) {
    const isRefused = error instanceof Problem && error.status >= 400 && error.status < 500;
    // Struck off on another device, say: there is nothing left to tick.
    if (!isRefused || error.status === 401 || error.status === 429) throw error;
  }
}

function change(next: readonly Tick[]): void {
  waiting = next;
  try {
    if (next.length === 0) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, JSON.stringify(next));
  } catch {
    // They hold until the page is closed.
  }
  for (const listener of listeners) listener();
}

function read(): readonly Tick[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(stored)
      ? (stored as Tick[]).filter(({ id }) => typeof id === 'number')
      : [];
  } catch {
    return [];
  }
}
