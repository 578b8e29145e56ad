import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

const LINE_END = 0x0a;

/** A line is longer than any of ours could be: the file is something else, and must not fill the memory. */
export class LineTooLong extends Error {}

/**
 * The lines of a packed file as bytes, without their ends; a last one that has no end is a line as well. Only `\n` ends a
 * line: whatever else the world takes for one stands inside texts.
 * @param most how many bytes a line may have, given how many lines came before it
 * @throws LineTooLong; the system's error when the file cannot be read; zlib's (`code` begins with `Z_`) when it is not
 *   packed, damaged or cut off
 */
export async function* readLines(
  file: string,
  most: (before: number) => number,
): AsyncGenerator<Buffer> {
  const packed = createReadStream(file);
  const unpacked = createGunzip();
  // Whichever breaks, both are closed; who reads the lines is told below.
  pipeline(packed, unpacked, () => {});
  // Listened to for ever: damage found after nobody reads any more must not end the process.
  unpacked.on('error', () => {});
  let parts: Buffer[] = [];
  let bytes = 0;
  let count = 0;
  const add = (part: Buffer) => {
    bytes += part.length;
    if (bytes > most(count)) throw new LineTooLong();
    parts.push(part);
  };
  for await (const chunk of unpacked as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, from)) {
      add(chunk.subarray(from, at));
      yield parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
      parts = [];
      bytes = 0;
      count += 1;
      from = at + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (bytes > 0) yield Buffer.concat(parts);
}
