import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** More came than may. */
export class UploadTooLarge extends Error {}

/**
 * A file of its own for as long as some work takes, that nobody else can read.
 * @returns what the work answers
 */
export async function withTemporaryFile<Result>(
  work: (file: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'ocipe-backup-'));
  try {
    return await work(join(folder, 'backup'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Writes what comes into a new file.
 * @param most bytes
 * @throws UploadTooLarge; the system's error when it cannot be read or written
 */
export async function keepUpload(source: Readable, file: string, most: number): Promise<void> {
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > most ? new UploadTooLarge() : null, chunk);
    },
  });
  await pipeline(source, limit, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
}
