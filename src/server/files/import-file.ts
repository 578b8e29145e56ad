import type { Readable } from 'node:stream';
import type { Static } from 'typebox';
import { AppError } from '../../contract/errors.ts';
import { ImportFields } from '../../contract/files.ts';
import { readInput } from '../../contract/read-input.ts';
import { UploadTooLarge, withTemporaryFile } from '../backup/keep-upload.ts';
import { findKeptAnswer, forgetAnswersBefore, keepAnswer } from '../plan/kept-answers.store.ts';
import type { Database } from '../storage/database.ts';
import { transact } from '../storage/transact.ts';
import { importRecipes, type ImportReport } from './import-recipes.ts';
import type { ReadFile } from './read-entries.ts';
import { readUpload, UploadProblem } from './read-upload.ts';
import { FileProblem } from './zip.ts';

/** How long a report is kept for a retry, in ms. */
const KEPT_MS = 24 * 3_600_000;
/** Who went away in the middle of an upload. */
const GONE = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']);

/** An upload as it comes. */
export interface IncomingFile {
  body: Readable;
  contentType: string;
  /** A retry with the same key, the same file and fields gets the same report, and imports nothing. */
  key: string | undefined;
  /** The most a file may have, in bytes. */
  limit: number;
  /** The account that sends it. */
  owner: number;
  readFile: ReadFile;
  /** Told of what goes wrong when some of it is stored already. */
  tell: (error: unknown) => void;
}

/**
 * Imports an uploaded file into a kitchen: first it comes whole, then it is read to its end, then it is stored.
 * @param now ms since the epoch
 * @throws AppError for an upload or a file that cannot be used; nothing was stored then
 */
export async function importFile(
  db: Database,
  kitchenId: number,
  { body, contentType, key, limit, owner, readFile, tell }: IncomingFile,
  now: number,
): Promise<ImportReport> {
  try {
    return await withTemporaryFile(async (file) => {
      const upload = await readUpload(body, contentType, file, limit);
      const options = readOptions(upload.fields, upload.fileName !== undefined);
      const request = JSON.stringify([upload.digest, options]);
      const kept = key === undefined ? undefined : await findReport(db, kitchenId, key, request);
      if (kept) return kept;
      const entries = await readFile({ file, name: upload.fileName ?? '' }, owner);
      const report = await importRecipes(db, kitchenId, entries, { ...options, now, tell });
      if (key !== undefined) await keepReport(db, kitchenId, { key, request, report, now });
      return report;
    });
  } catch (error) {
    throw translate(error);
  }
}

function readOptions(fields: Record<string, string>, hasFile: boolean) {
  const missing = { file: ['This field is required.'] };
  try {
    const read: Static<typeof ImportFields> = readInput(ImportFields, fields);
    if (!hasFile) throw new AppError('invalid_input', missing);
    return { duplicates: read.duplicates ?? 'skip', preview: read.preview ?? false };
  } catch (error) {
    if (!(error instanceof AppError) || hasFile) throw error;
    throw new AppError('invalid_input', { ...(error.body as object), ...missing });
  }
}

async function findReport(db: Database, kitchenId: number, key: string, request: string) {
  const kept = await findKeptAnswer(db, kitchenId, key);
  if (kept && kept.request !== request) throw new AppError('idempotency_key_reused');
  return kept && (JSON.parse(kept.reply) as ImportReport);
}

function keepReport(
  db: Database,
  kitchenId: number,
  {
    key,
    request,
    report,
    now,
  }: { key: string; request: string; report: ImportReport; now: number },
): Promise<void> {
  const createdAt = new Date(now).toISOString();
  return transact(db, async (db) => {
    await forgetAnswersBefore(db, kitchenId, new Date(now - KEPT_MS).toISOString());
    // Of two at once, the first one's report stays: the other found all recipes there.
    if (await findKeptAnswer(db, kitchenId, key)) return;
    await keepAnswer(db, kitchenId, { key, request, reply: JSON.stringify(report), createdAt });
  });
}

function translate(error: unknown): unknown {
  if (error instanceof UploadTooLarge) return new AppError('too_large');
  if (error instanceof UploadProblem)
    return new AppError('invalid_input', { file: [error.message] });
  if (error instanceof FileProblem) return new AppError('file_unreadable', error.message);
  if (GONE.has(String((error as NodeJS.ErrnoException).code))) return new AppError('bad_request');
  return error;
}
