import { createReadStream } from 'node:fs';
import { EXPORT_FORMAT, PICTURES_BEGIN } from '../../contract/transfer.ts';
import { SettingError } from '../config.ts';

/** A picture as an account's export has it; of any shape, as it comes from outside. */
export interface ExportedPicture {
  recipe_id?: unknown;
  data?: unknown;
}

/** A file of JSON, and the pictures at its end. */
export interface ExportFile {
  json: unknown;
  /** One after the other, each read when it is asked for. */
  pictures: AsyncIterable<ExportedPicture>;
}

const BEGIN = PICTURES_BEGIN.trim().replace(/^,\s*/u, '');

/**
 * Reads a file of JSON. The pictures of an account's export are left for later, a line each: all of them would not fit
 * into memory.
 * @throws SettingError in a sentence when it cannot be read, or is no JSON
 */
export async function readExportFile(file: string): Promise<ExportFile> {
  const head: string[] = [];
  let isCut = false;
  for await (const line of linesOf(file)) {
    isCut = line.startsWith(BEGIN) && (head[0] ?? '').includes(EXPORT_FORMAT);
    if (isCut) break;
    head.push(line);
  }
  const text = head.join('\n').replace(/^\uFEFF/u, '');
  const json = parse(isCut ? `${text.replace(/,\s*$/u, '')}}` : text, file);
  return { json, pictures: isCut ? picturesAtEnd(file) : picturesIn(json) };
}

async function* picturesAtEnd(file: string): AsyncGenerator<ExportedPicture> {
  let isBegun = false;
  for await (const line of linesOf(file)) {
    const isPicture = isBegun && line.startsWith('{');
    isBegun ||= line.startsWith(BEGIN);
    if (isPicture) {
      yield parse(line.replace(/(?:,|\]\}?)\s*$/u, ''), file) as ExportedPicture;
    }
  }
}

/** Somebody has written the file anew, with other lines. */
async function* picturesIn(json: unknown): AsyncGenerator<ExportedPicture> {
  const { format, pictures } = (json ?? {}) as Record<string, unknown>;
  if (format !== EXPORT_FORMAT || !Array.isArray(pictures)) return;
  for (const picture of pictures) {
    if (typeof picture === 'object' && picture !== null) yield picture as ExportedPicture;
  }
}

/** Only `\n` ends a line: whatever else the world takes for one stands inside texts. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let begun: string[] = [];
  try {
    for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
      const [first = '', ...others] = String(chunk).split('\n');
      begun.push(first);
      for (const other of others) {
        yield begun.join('');
        begun = [other];
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new SettingError(`${file} cannot be read: ${(error as Error).message}.`);
  }
  yield begun.join('');
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SettingError(`${file} is no JSON: ${(error as Error).message}.`);
  }
}
