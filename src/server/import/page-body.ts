import { once } from 'node:events';
import { pipeline, type Duplex, type Readable } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
} from 'node:zlib';
import { PageError } from './page-error.ts';

/** Nobody compresses more than twice; each layer multiplies what a bomb unpacks to. */
const MAX_LAYERS = 2;
/** As browsers do, what there is of a body that ends early is taken. */
const ZLIB_OPTIONS = { finishFlush: constants.Z_SYNC_FLUSH };
const BROTLI_OPTIONS = { finishFlush: constants.BROTLI_OPERATION_FLUSH };

/**
 * Reads and unpacks the body of an answer.
 *
 * It is unpacked as it arrives, and reading stops at the first byte too many: small bodies that unpack to
 * gigabytes cost no more than others.
 *
 * @param contentEncoding the header (gzip, deflate, br; RFC 9110 §8.4), or an empty text
 * @param maxBytes the most there may be, unpacked
 * @param signal ends the waiting
 * @throws PageError `too_large`; `unreachable` for unknown encodings; or what the stream itself fails with
 */
export async function readBody(
  body: Readable,
  contentEncoding: string,
  { maxBytes, signal }: { maxBytes: number; signal: AbortSignal },
): Promise<Buffer> {
  const encodings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== '' && encoding !== 'identity');
  if (encodings.length > MAX_LAYERS) throw new PageError('unreachable');
  const decoders: Duplex[] = [];
  for (const encoding of encodings.toReversed()) {
    decoders.push(await decoderOf(encoding, signal, decoders.length === 0 ? body : undefined));
  }
  // Failures reach the reader through the last stream, which the pipeline destroys with them.
  if (decoders.length > 0) pipeline([body, ...decoders], () => undefined);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of (decoders.at(-1) ?? body) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) throw new PageError('too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** @param source where it comes from, if it can be looked at beforehand */
async function decoderOf(
  encoding: string,
  signal: AbortSignal,
  source: Readable | undefined,
): Promise<Duplex> {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip(ZLIB_OPTIONS);
    case 'br':
      return createBrotliDecompress(BROTLI_OPTIONS);
    case 'deflate':
      return source && !(await hasZlibHeader(source, signal))
        ? createInflateRaw(ZLIB_OPTIONS)
        : createInflate(ZLIB_OPTIONS);
    default:
      throw new PageError('unreachable');
  }
}

/** Some servers leave out the header that "deflate" should have (RFC 9110 §8.4.1.2, RFC 1950 §2.2). */
async function hasZlibHeader(source: Readable, signal: AbortSignal): Promise<boolean> {
  // Empty bodies end without ever being readable.
  await Promise.race([once(source, 'readable', { signal }), once(source, 'end', { signal })]);
  const first = source.read() as Buffer | null;
  if (first === null) return true;
  source.unshift(first);
  return ((first[0] ?? 0) & 0x0f) === 8;
}
