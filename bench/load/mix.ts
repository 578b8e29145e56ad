import { makeRecipes } from '../data.mjs';
import type { Answer } from './connection.ts';

/** A kitchen as the load knows it; what it learns while it runs is kept here. */
export interface LoadKitchen {
  token: string;
  recipeIds: number[];
  lineIds: number[];
  /** The list's ETag, once it has been read. */
  etag?: string;
  /** Lines that were added and not yet struck off. */
  added?: number[];
}

/** One kind of request. */
interface Operation {
  /** How many of a hundred. */
  share: number;
  request: (kitchen: LoadKitchen) => string;
  /** Looks at an answer, learns from it, and says whether it is a right one. */
  isRight: (answer: Answer, kitchen: LoadKitchen) => boolean;
  wantsBody?: true;
}

/** What is asked for: mixed as a household would, reading only, or the list of recipes alone. */
export type MixName = 'mixed' | 'reads' | 'recipe list';

const BODIES = makeRecipes(50, 7).map((recipe) => JSON.stringify(recipe));
const anyOf = <Value>(values: readonly Value[]): Value =>
  values[Math.floor(Math.random() * values.length)] as Value;

function request(kitchen: LoadKitchen, method: string, path: string, more = '', body?: string) {
  const content =
    body === undefined
      ? ''
      : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${kitchen.token}\r\n${more}${content}\r\n${body ?? ''}`;
}

const isOk = ({ status }: Answer) => status === 200;
const learnTag = ({ status, etag }: Answer, kitchen: LoadKitchen) => {
  if (etag !== undefined) kitchen.etag = etag;
  return status === 200;
};

const list = (share: number): Operation => ({
  share,
  request: (kitchen) => request(kitchen, 'GET', '/api/recipes/'),
  isRight: learnTag,
});

const reads: Operation[] = [
  list(25),
  {
    share: 30,
    request: (kitchen) =>
      request(
        kitchen,
        'GET',
        '/api/recipes/',
        kitchen.etag === undefined ? '' : `if-none-match: ${kitchen.etag}\r\n`,
      ),
    isRight: (answer, kitchen) => answer.status === 304 || learnTag(answer, kitchen),
  },
  { share: 13, request: (kitchen) => request(kitchen, 'GET', '/api/fridge/'), isRight: isOk },
  { share: 12, request: (kitchen) => request(kitchen, 'GET', '/api/grocery/list/'), isRight: isOk },
];

let ticks = 0;
let plans = 0;

const writes: Operation[] = [
  {
    share: 8,
    request: (kitchen) => {
      const body = `{"isChecked":${(ticks += 1) % 2 === 0}}`;
      return request(kitchen, 'PATCH', `/api/grocery/list/${anyOf(kitchen.lineIds)}/`, '', body);
    },
    isRight: isOk,
  },
  {
    // A line is added, then struck off: the lists stay as long as they were.
    share: 4,
    request: (kitchen) => {
      const id = kitchen.added?.pop();
      return id === undefined
        ? request(kitchen, 'POST', '/api/grocery/list/', '', '{"items":"one more thing"}')
        : request(kitchen, 'DELETE', `/api/grocery/list/${id}/`);
    },
    wantsBody: true,
    isRight: ({ status, body }, kitchen) => {
      if (status === 204) return true;
      const id = /"id":(\d+)/.exec(body)?.[1];
      (kitchen.added ??= []).push(Number(id));
      return status === 200;
    },
  },
  {
    share: 3,
    request: (kitchen) => {
      const ids = [1, 2, 3, 4, 5].map(() => anyOf(kitchen.recipeIds));
      const key = `idempotency-key: ${process.pid}-${(plans += 1)}\r\n`;
      return request(kitchen, 'POST', '/api/grocery/', key, `{"recipe_ids":[${ids.join(',')}]}`);
    },
    isRight: isOk,
  },
  {
    share: 5,
    request: (kitchen) =>
      request(kitchen, 'PUT', `/api/recipes/${anyOf(kitchen.recipeIds)}/`, '', anyOf(BODIES)),
    isRight: isOk,
  },
];

const MIXES: Record<MixName, readonly Operation[]> = {
  mixed: [...reads, ...writes],
  reads,
  'recipe list': [list(100)],
};

/** Draws requests of a mix in their shares. */
export function drawFrom(name: MixName): () => Operation {
  const operations = MIXES[name].flatMap((operation) =>
    Array.from({ length: operation.share }, () => operation),
  );
  return () => anyOf(operations);
}
