import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { UploadTooLarge } from '../backup/keep-upload.ts';

/** What is wrong with an upload, in the words of field errors. */
export class UploadProblem extends Error {}

/** What came with a file. */
export interface Upload {
  fields: Record<string, string>;
  /** What the file is called, without folders; undefined when none came. */
  fileName: string | undefined;
  /** SHA-256 of the file, as hexadecimal digits. */
  digest: string;
}

const MAX_HEAD = 8000;
const MAX_FIELD = 2000;
const MAX_PARTS = 20;
/** What stands around a file, in bytes: the other fields and all heads. */
const AROUND = MAX_PARTS * (MAX_HEAD + MAX_FIELD);
const CRLF = '\r\n';
const BROKEN = 'The upload breaks off before its end.';

/**
 * Takes in a form with a file (`multipart/form-data`, RFC 7578): the file goes to the disk as it comes, the other fields
 * into memory.
 * @param contentType the header, which tells the boundary
 * @param file a path where nothing is yet
 * @param most bytes of the file
 * @throws UploadProblem, UploadTooLarge; the system's error when it cannot be read or written
 */
export async function readUpload(
  source: Readable,
  contentType: string,
  file: string,
  most: number,
): Promise<Upload> {
  const [, quoted, bare] =
    /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/iu.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) throw new UploadProblem('The upload has no boundary.');
  const target = await open(file, 'wx', 0o600);
  try {
    const form = new Form(target, most);
    let bytes = 0;
    // Not destroyed when this fails: whoever sends must still hear the answer.
    for await (const chunk of source.iterator({
      destroyOnReturn: false,
    }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > most + AROUND) throw new UploadTooLarge();
      await form.take(chunk, boundary);
    }
    return form.result();
  } catch (error) {
    source.resume();
    throw error;
  } finally {
    await target.close();
  }
}

/** Reads a form piece by piece, as it comes. */
class Form {
  readonly #target: FileHandle;
  readonly #most: number;
  readonly #hash = createHash('sha256');
  readonly #fields: Record<string, string> = Object.create(null) as Record<string, string>;
  /** What has come and is not understood yet. The first boundary stands at the beginning of a line, too. */
  #rest: Buffer = Buffer.from(CRLF);
  #state: 'body' | 'head' | 'end' = 'body';
  /** The name of the part that is being read; undefined before the first. */
  #name: string | undefined;
  #fileName: string | undefined;
  #length = 0;
  #parts = 0;

  constructor(target: FileHandle, most: number) {
    this.#target = target;
    this.#most = most;
  }

  async take(chunk: Buffer, boundary: string): Promise<void> {
    const delimiter = Buffer.from(`${CRLF}--${boundary}`, 'latin1');
    this.#rest = Buffer.concat([this.#rest, chunk]);
    while (await this.#step(delimiter));
  }

  /** @returns whether there may be more in what has come */
  async #step(delimiter: Buffer): Promise<boolean> {
    const rest = this.#rest;
    if (this.#state === 'body') {
      const at = rest.indexOf(delimiter);
      const end = at < 0 ? Math.max(0, rest.length - delimiter.length + 1) : at;
      await this.#keep(rest.subarray(0, end));
      this.#rest = rest.subarray(at < 0 ? end : at + delimiter.length);
      if (at >= 0) this.#state = 'head';
      return at >= 0;
    }
    if (this.#state === 'end' || rest.length < 2) {
      if (this.#state === 'end') this.#rest = Buffer.alloc(0);
      return false;
    }
    if (rest.toString('latin1', 0, 2) === '--') {
      this.#state = 'end';
      return true;
    }
    const end = rest.indexOf(CRLF + CRLF);
    if (end > MAX_HEAD || (end < 0 && rest.length > MAX_HEAD)) throw new UploadProblem(BROKEN);
    if (end < 0) return false;
    this.#begin(rest.toString('utf8', 0, end));
    this.#rest = rest.subarray(end + 4);
    this.#state = 'body';
    return true;
  }

  #begin(head: string): void {
    const line = /^content-disposition:[^\n]*$/imu.exec(head)?.[0] ?? '';
    const name = /;\s*name="([^"]*)"/iu.exec(line)?.[1] ?? /;\s*name=([^\s;"]+)/iu.exec(line)?.[1];
    this.#parts++;
    if (name === undefined || this.#parts > MAX_PARTS) throw new UploadProblem(BROKEN);
    this.#name = name;
    this.#length = 0;
    if (name !== 'file') {
      this.#fields[name] = '';
      return;
    }
    if (this.#fileName !== undefined) throw new UploadProblem('Only one file at a time.');
    const given = /;\s*filename="([^"]*)"/iu.exec(line)?.[1] ?? '';
    this.#fileName = given.split(/[\\/]/u).at(-1)?.replaceAll(/\p{C}/gu, '').slice(0, 200) ?? '';
  }

  async #keep(bytes: Buffer): Promise<void> {
    if (this.#name === undefined || bytes.length === 0) return;
    this.#length += bytes.length;
    if (this.#name === 'file') {
      if (this.#length > this.#most) throw new UploadTooLarge();
      this.#hash.update(bytes);
      await this.#target.write(bytes);
    } else {
      if (this.#length > MAX_FIELD)
        throw new UploadProblem(`The field "${this.#name}" is too long.`);
      this.#fields[this.#name] += bytes.toString('latin1');
    }
  }

  result(): Upload {
    if (this.#state !== 'end') throw new UploadProblem(BROKEN);
    return { fields: this.#fields, fileName: this.#fileName, digest: this.#hash.digest('hex') };
  }
}
