import { onSignedOut } from './session.ts';

/** A list as it last came, with the tag that tells whether it still is so. */
export interface KeptAnswer {
  tag: string;
  body: unknown;
}

/** On the device too, so that a start shows what was there last, and the shop without a signal has the list. */
const DATABASE = 'ocipe';
const STORE = 'answers';
/** Where a tab keeps what it read of many pages. */
export const KEPT_LINKS = 'ocipe-links';

const kept = new Map<string, KeptAnswer>();

/** @param url the absolute address of a list */
export function keptAnswer(url: string): KeptAnswer | undefined {
  return kept.get(url);
}

export function keepAnswer(url: string, answer: KeptAnswer): void {
  kept.set(url, answer);
  void store('readwrite', (answers) => answers.put(answer, url));
}

/** Brings back what was kept on this device. Without a place to keep it, there was nothing. */
export async function recallAnswers(): Promise<ReadonlyMap<string, KeptAnswer>> {
  const keys = await store('readonly', (answers) => answers.getAllKeys());
  const bodies = await store('readonly', (answers) => answers.getAll());
  for (const [index, key] of (keys ?? []).entries()) {
    const answer = bodies?.[index] as KeptAnswer | undefined;
    if (answer) kept.set(String(key), answer);
  }
  return kept;
}

/** Nothing of a kitchen stays on a device its cook has left. */
export function forgetAnswers(): void {
  kept.clear();
  try {
    sessionStorage.removeItem(KEPT_LINKS);
  } catch {
    // Nothing was kept.
  }
  void store('readwrite', (answers) => answers.clear());
}

onSignedOut(forgetAnswers);

let opening: Promise<IDBDatabase | undefined> | undefined;

function open(): Promise<IDBDatabase | undefined> {
  opening ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open(DATABASE, 1);
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => resolve(undefined));
    } catch {
      resolve(undefined);
    }
  });
  return opening;
}

async function store<Result>(
  mode: IDBTransactionMode,
  work: (answers: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result | undefined> {
  const database = await open();
  if (!database) return undefined;
  return new Promise((resolve) => {
    try {
      const request = work(database.transaction(STORE, mode).objectStore(STORE));
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => resolve(undefined));
    } catch {
      resolve(undefined);
    }
  });
}
