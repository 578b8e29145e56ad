import type { Endpoint, InputOf, ReplyOf } from '../../contract/endpoint.ts';
import { absolute } from './base.ts';
import { keepAnswer, keptAnswer } from './kept-answers.ts';
import { Problem, readProblem, unreachable } from './problem.ts';
import { accessToken, refresh } from './session.ts';

type Given<T> = T extends undefined ? unknown : T;

/** What a call takes: the parts its endpoint has. */
export type CallInput<E extends Endpoint> = Partial<{
  [Part in keyof InputOf<E>]: Given<InputOf<E>[Part]>;
}> & {
  headers?: Readonly<Record<string, string>>;
  /** A file with its fields, in place of a body. */
  form?: FormData;
  /** A file that is the body itself. */
  file?: Blob;
  /** Go on even when the page is being left. */
  keepalive?: boolean;
  signal?: AbortSignal;
  /** What never changes may come from the browser's cache; all else is asked for. */
  cache?: RequestCache;
};

/**
 * Calls an endpoint of the contract. A token that has run out is renewed once and the call repeated; a list that has
 * not changed comes from what was kept of it.
 * @throws Problem what the server said in a sentence; status 0 when there was no answer
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E> = {},
): Promise<ReplyOf<E>> {
  const url = absolute(addressOf(endpoint, input));
  const isKept = endpoint.collection !== undefined && input.query === undefined;
  const kept = isKept ? keptAnswer(url) : undefined;
  const answer = await sendSignedIn(endpoint, url, input, kept?.tag);
  if (answer.status === 304 && kept) return kept.body as ReplyOf<E>;
  const text = await answer.text().catch(() => {
    throw unreachable();
  });
  const body = readJson(text);
  if (!answer.ok) throw readProblem(answer.status, body);
  const tag = answer.headers.get('etag');
  if (isKept && tag !== null) keepAnswer(url, { tag, body });
  return body as ReplyOf<E>;
}

/**
 * Fetches a file that an endpoint gives.
 * @returns the file and the name the server has for it
 * @throws Problem as `call` does
 */
export async function download<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E> = {},
): Promise<{ file: Blob; name: string }> {
  const url = absolute(addressOf(endpoint, input));
  const answer = await sendSignedIn(endpoint, url, input, undefined);
  if (!answer.ok) throw readProblem(answer.status, readJson(await answer.text()));
  const disposition = answer.headers.get('content-disposition') ?? '';
  const coded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="([^"]*)"/i.exec(disposition)?.[1];
  const name = coded === undefined ? (plain ?? 'ocipe') : decodeURIComponent(coded);
  return { file: await answer.blob(), name };
}

/** With a good token, if the endpoint wants one: renewed and tried once more where it has run out. */
async function sendSignedIn<E extends Endpoint>(
  endpoint: E,
  url: string,
  input: CallInput<E>,
  tag: string | undefined,
): Promise<Response> {
  if (endpoint.access === 'public') return send(endpoint, url, input, tag);
  // At the start the first calls wait for the token instead of asking without one.
  if (accessToken() === undefined) await refresh();
  const answer = await send(endpoint, url, input, tag);
  if (answer.status !== 401) return answer;
  const refreshed = await refresh();
  if (refreshed === 'unreachable') throw unreachable();
  return refreshed === 'good' ? send(endpoint, url, input, tag) : answer;
}

async function send<E extends Endpoint>(
  endpoint: E,
  url: string,
  input: CallInput<E>,
  tag: string | undefined,
): Promise<Response> {
  const headers = new Headers(input.headers);
  const token = accessToken();
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (tag !== undefined) headers.set('if-none-match', tag);
  if (input.body !== undefined) headers.set('content-type', 'application/json');
  if (input.file !== undefined) headers.set('content-type', typeOf(endpoint, input.file));
  try {
    return await fetch(url, {
      method: endpoint.method,
      headers,
      cache: input.cache ?? 'no-store',
      ...bodyOf(input),
      ...(input.keepalive ? { keepalive: true } : {}),
      ...(input.signal ? { signal: input.signal } : {}),
    });
  } catch (error) {
    if (input.signal?.aborted) throw error;
    throw unreachable();
  }
}

/** Of the types an endpoint takes: the only one, or else what the file says it is. */
function typeOf({ upload }: Endpoint, file: Blob): string {
  return typeof upload === 'string' ? upload : file.type;
}

function bodyOf({ form, file, body }: CallInput<Endpoint>): { body?: BodyInit } {
  if (form !== undefined) return { body: form };
  if (file !== undefined) return { body: file };
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

function addressOf<E extends Endpoint>(endpoint: E, { params, query }: CallInput<E>): string {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown> | undefined)?.[name])),
  );
  const asked = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
  return asked.length > 0 ? `${path}?${search}` : path;
}

function readJson(text: string): unknown {
  if (text === '') return true;
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(502, 'Something between here and Ocipe answered instead of it.');
  }
}
