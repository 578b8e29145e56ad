import { useSyncExternalStore } from 'react';
import { absolute } from './base.ts';

/**
 * Who is signed in here. `starting`: not known yet; `away`: somebody was signed in, and the server that could say
 * whether they still are does not answer.
 */
export type SessionState = 'starting' | 'in' | 'out' | 'away';

/** What refreshing came to. */
type Refreshed = 'good' | 'signed out' | 'unreachable';

/** Set while somebody is signed in on this device: says what to draw first, and proves nothing. */
const HINT = 'ocipe-signed-in';
/** A token is renewed so long before its end, in ms. */
const MARGIN_MS = 45_000;
/** After a failed attempt the next one waits so long, in ms. */
const RETRY_MS = 5000;

let state: SessionState = readHint() ? 'starting' : 'out';
let token: string | undefined;
/** When the token should be renewed, by this device's clock, in ms. */
let renewAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let underWay: Promise<Refreshed> | undefined;
const listeners = new Set<() => void>();
const endings = new Set<() => void>();
const tabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('ocipe');

type Message = { kind: 'token'; token: string } | { kind: 'out' };

tabs?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if (data.kind === 'token') accept(data.token);
  else end();
});

/** The state of the session, followed. */
export function useSession(): SessionState {
  return useSyncExternalStore(subscribe, sessionState);
}

/** The state of the session now. */
export function sessionState(): SessionState {
  return state;
}

/** The access token, if there is one: it lives here, in memory, and nowhere else. */
export function accessToken(): string | undefined {
  return token;
}

/** Runs a function whenever the session ends, in this tab or another. */
export function onSignedOut(listener: () => void): void {
  endings.add(listener);
}

/**
 * Looks whether the cookie still stands for a session, where somebody was signed in. Call once, at the start.
 * @param isAskedFor also where nobody is known to have been: the device may have forgotten
 */
export async function resume(isAskedFor: boolean): Promise<void> {
  if (isAskedFor || readHint()) await refresh();
  addEventListener('online', () => void renewIfDue());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void renewIfDue();
  });
}

/** Takes the token that signing in, or changing the password, has brought; the other tabs get it too. */
export function begin(access: string): void {
  writeHint(true);
  accept(access);
  tabs?.postMessage({ kind: 'token', token: access } satisfies Message);
}

/** Ends the session on the server and in every tab. @returns whether the server could be told */
export async function signOut(): Promise<boolean> {
  const answer = await post('/api/user/logout/');
  if (!answer?.ok) return false;
  leave();
  return true;
}

/** Forgets the session in every tab, when the server has ended it. */
export function leave(): void {
  end();
  tabs?.postMessage({ kind: 'out' } satisfies Message);
}

/**
 * Renews the access token by the cookie, one tab at a time: who waited while another tab did takes that token.
 * Only a refusal ends the session; a server that is away or troubled does not.
 */
export function refresh(): Promise<Refreshed> {
  underWay ??= oneAtATime(token).finally(() => {
    underWay = undefined;
  });
  return underWay;
}

async function oneAtATime(before: string | undefined): Promise<Refreshed> {
  const attempt = () =>
    token !== undefined && token !== before ? Promise.resolve('good' as const) : askForToken();
  // Locks exist in secure contexts only; without them, tabs that refresh at once are fine as well.
  return navigator.locks ? navigator.locks.request('ocipe-refresh', attempt) : attempt();
}

async function askForToken(): Promise<Refreshed> {
  const answer = await post('/api/user/token/refresh/');
  if (answer?.ok) {
    const { access } = (await answer.json()) as { access: string };
    begin(access);
    return 'good';
  }
  if (answer && (answer.status === 400 || answer.status === 401)) {
    if (state === 'in' || readHint()) leave();
    else end();
    return 'signed out';
  }
  if (token === undefined && state !== 'out') set('away');
  schedule(RETRY_MS);
  return 'unreachable';
}

/** @returns the answer; undefined when none came */
function post(path: string): Promise<Response | undefined> {
  return fetch(absolute(path), { method: 'POST', signal: AbortSignal.timeout(15_000) }).catch(
    () => undefined,
  );
}

function accept(access: string): void {
  token = access;
  const lifetime = lifetimeOf(access);
  renewAt = Date.now() + Math.max(lifetime - MARGIN_MS, lifetime / 2);
  schedule(renewAt - Date.now());
  set('in');
}

function end(): void {
  token = undefined;
  clearTimeout(timer);
  writeHint(false);
  const wasIn = state !== 'out';
  set('out');
  if (wasIn) for (const listener of endings) listener();
}

function schedule(delay: number): void {
  clearTimeout(timer);
  // A tab nobody looks at renews when somebody looks again.
  timer = setTimeout(() => {
    if (document.visibilityState === 'visible') void refresh();
  }, delay);
}

async function renewIfDue(): Promise<void> {
  if (state !== 'out' && Date.now() >= renewAt) await refresh();
}

/** How long a token lives, in ms, whatever this device's clock says. */
function lifetimeOf(access: string): number {
  try {
    const text = atob((access.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    const { exp, iat } = JSON.parse(text) as { exp: number; iat: number };
    return (exp - iat) * 1000;
  } catch {
    return 60_000;
  }
}

function set(next: SessionState): void {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readHint(): boolean {
  try {
    return localStorage.getItem(HINT) !== null;
  } catch {
    return false;
  }
}

function writeHint(isIn: boolean): void {
  try {
    if (isIn) localStorage.setItem(HINT, '1');
    else localStorage.removeItem(HINT);
  } catch {
    // Without storage every start begins with the landing page.
  }
}
