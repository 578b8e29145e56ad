import { lookup as systemLookup } from 'node:dns/promises';
import { setMaxListeners } from 'node:events';
import { Agent, request, type Dispatcher } from 'undici';
import { guardedLookup, pageAddress, type PageAddress, type Resolve } from './page-address.ts';
import { readBody } from './page-body.ts';
import { decodePage } from './page-charset.ts';
import { aboutPicture, PageError } from './page-error.ts';

export { PageError } from './page-error.ts';

/** A page as it was got. */
export interface FetchedPage {
  /** Where it was in the end, after redirects. */
  url: string;
  html: string;
}

/** Gets a web page. Rejects with PageError for whatever prevents it. */
export type FetchPage = (url: string) => Promise<FetchedPage>;

/** Gets the bytes of a picture, whatever they are. Rejects with PageError for whatever prevents it. */
export type FetchPicture = (url: string) => Promise<Buffer>;

export interface FetchPageOptions {
  /** host:port of servers that may be asked though they are private or on another port, as in the settings. */
  allow: ReadonlySet<string>;
  /** Resolves names; the system's resolver by default. */
  lookup?: Resolve;
  /** For everything together: names, connections, redirects, body. 10 s by default. */
  timeoutMs?: number;
  /** The largest page, unpacked. 10 MiB by default. */
  maxBytes?: number;
}

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const READABLE =
  /^\s*(?:text\/html|application\/xhtml\+xml|text\/plain|application\/(?:ld\+)?json)\s*(?:;|$)/iu;
/** What sites call pictures; its first bytes tell what it is. */
const VIEWABLE = /^\s*(?:image\/|(?:application|binary)\/octet-stream\s*(?:;|$))/iu;
const HEADERS = {
  'user-agent': 'Ocipe/0.1 (recipe import)',
  'accept-language': 'en, *;q=0.5',
  'accept-encoding': 'gzip, deflate, br',
};

/** What is wanted, in the words of a request and of its answer. */
interface Wanted {
  accept: string;
  types: RegExp;
}

const A_PAGE: Wanted = {
  accept: 'text/html, application/xhtml+xml, application/ld+json;q=0.9, */*;q=0.1',
  types: READABLE,
};
const A_PICTURE: Wanted = { accept: 'image/webp, image/jpeg, image/*;q=0.8', types: VIEWABLE };

/** What was got in the end. */
interface Got {
  url: string;
  bytes: Buffer;
  contentType: string;
}

/** What one answer comes to: what was wanted, or where to go on. */
type Answer = Omit<Got, 'url'> | { location: string };

/**
 * Makes the function that gets web pages from the internet for users who are not trusted, without letting them
 * reach into the network that the server is in.
 *
 * Only http and https, only ports 80 and 443, only public addresses: all addresses of a name are checked after it
 * was resolved, and the connection is made to what was checked. Each of at most 5 redirects is checked the same
 * way. No cookies are sent or kept, and no connection outlives the page.
 */
export function createFetchPage(options: FetchPageOptions): FetchPage {
  const get = createGet(options, A_PAGE);
  return async (text) => {
    const { url, bytes, contentType } = await get(text);
    return { url, html: decodePage(bytes, contentType) };
  };
}

/** Makes the function that gets pictures, guarded as the one that gets pages. */
export function createFetchPicture(options: FetchPageOptions): FetchPicture {
  const get = createGet(options, A_PICTURE);
  return async (text) => {
    try {
      return (await get(text)).bytes;
    } catch (error) {
      throw error instanceof PageError ? aboutPicture(error) : error;
    }
  };
}

function createGet(options: FetchPageOptions, wanted: Wanted): (url: string) => Promise<Got> {
  const { allow, lookup = systemLookup, timeoutMs = 10_000, maxBytes = 10 * 1024 * 1024 } = options;
  return async (text) => {
    let address = pageAddress(text, allow);
    const signal = AbortSignal.timeout(timeoutMs);
    // Every connection and body listens; a few redirects are more than the default of ten.
    setMaxListeners(0, signal);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const answer = await ask(address, { lookup, signal, maxBytes, wanted });
      if ('bytes' in answer) return { url: address.url.href, ...answer };
      address = pageAddress(answer.location, allow, address.url);
    }
    throw new PageError('bad_status', 'That address only leads on to others, without an end.');
  };
}

interface AskOptions {
  lookup: Resolve;
  signal: AbortSignal;
  maxBytes: number;
  wanted: Wanted;
}

async function ask(
  { url, isExempt }: PageAddress,
  { lookup, signal, maxBytes, wanted }: AskOptions,
): Promise<Answer> {
  // One for each question: it knows whom it may ask, and takes its connections with it.
  const agent = new Agent({
    // The signal alone keeps the time, be it in resolving, connecting or reading.
    connect: { lookup: guardedLookup(lookup, isExempt), signal, timeout: 0 },
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: maxBytes,
  });
  try {
    const headers = { ...HEADERS, accept: wanted.accept };
    const response = await request(url, { dispatcher: agent, signal, headers });
    return await answerOf(response, { maxBytes, signal, types: wanted.types });
  } catch (error) {
    throw pageErrorOf(error, signal);
  } finally {
    await agent.destroy();
  }
}

async function answerOf(
  response: Dispatcher.ResponseData,
  limits: { maxBytes: number; signal: AbortSignal; types: RegExp },
): Promise<Answer> {
  const { statusCode, headers, body } = response;
  // Whoever does not read a body must still listen to its end, which fails when the agent is destroyed.
  body.on('error', () => undefined);
  const location = first(headers.location);
  if (REDIRECTS.has(statusCode) && location !== '') return { location: asciiOf(location) };
  if (statusCode < 200 || statusCode > 299) {
    throw new PageError('bad_status', sentenceFor(statusCode));
  }
  const contentType = first(headers['content-type']);
  if (contentType !== '' && !limits.types.test(contentType)) throw new PageError('not_html');
  if (Number(first(headers['content-length'])) > limits.maxBytes) throw new PageError('too_large');
  const bytes = await readBody(body, first(headers['content-encoding']), limits);
  return { bytes, contentType };
}

function first(header: string | string[] | undefined): string {
  return (Array.isArray(header) ? header[0] : header) ?? '';
}

/** Headers come as one character a byte; addresses in them mean their bytes, mostly of UTF-8. */
function asciiOf(location: string): string {
  return location.replaceAll(
    /[\x80-\xFF]/gu,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sentenceFor(status: number): string | undefined {
  if (status === 404 || status === 410) return 'There is no page at that address any more.';
  if ([401, 402, 403, 429, 451].includes(status)) return 'That site does not let its page be read.';
  return status >= 500 ? 'That site has a problem at the moment.' : undefined;
}

function pageErrorOf(error: unknown, signal: AbortSignal): PageError {
  if (error instanceof PageError) return error;
  if (signal.aborted) return new PageError('timeout');
  const isTooLarge =
    error instanceof Error && 'code' in error && error.code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE';
  return new PageError(isTooLarge ? 'too_large' : 'unreachable');
}
