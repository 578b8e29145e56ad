import { AppError } from '../../contract/errors.ts';
import { UploadTooLarge } from '../backup/keep-upload.ts';
import { UploadProblem } from '../files/read-upload.ts';
import { PageError } from '../import/page-error.ts';
import { PictureProblem } from './picture-problem.ts';

/** Who went away in the middle of an upload. */
const GONE = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']);
/**
 * Does something with a picture that was sent.
 * @param limit the most it may have, in bytes
 * @throws AppError in a sentence for what cannot be used
 */
export async function orRefuse<Result>(
  limit: number,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw translate(error, limit);
  }
}

function translate(error: unknown, limit: number): unknown {
  if (error instanceof PictureProblem) {
    return new AppError(
      error.isTooLarge ? 'picture_too_large' : 'picture_unreadable',
      error.message,
    );
  }
  if (error instanceof UploadTooLarge) return tooLarge(limit);
  if (error instanceof UploadProblem) {
    return new AppError('invalid_input', { file: [error.message] });
  }
  if (error instanceof PageError) {
    if (error.reason === 'not_a_url' || error.reason === 'not_allowed') {
      return new AppError('url_refused');
    }
    if (error.reason === 'too_large') return tooLarge(limit);
    return new AppError('picture_unreadable', error.message);
  }
  if (GONE.has(String((error as NodeJS.ErrnoException).code))) return new AppError('bad_request');
  return error;
}

/** @param limit in bytes */
export function tooLarge(limit: number): AppError {
  const megabytes = Math.floor(limit / 1e6);
  return new AppError(
    'picture_too_large',
    `The picture has more than ${megabytes} MB. Please make it smaller first.`,
  );
}
