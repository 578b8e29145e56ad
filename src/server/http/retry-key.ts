import type { FastifyRequest } from 'fastify';
import { AppError } from '../../contract/errors.ts';

/** In code points. */
const MAX_KEY = 200;

/**
 * What a client marked a request with, so that a retry of it is known as one.
 * @returns undefined where it marked it with nothing
 * @throws AppError `invalid_input` for an endless one
 */
export function retryKey({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  const text = typeof key === 'string' ? key.trim() : '';
  if ([...text].length > MAX_KEY) {
    const problem = `Ensure this field has no more than ${MAX_KEY} characters.`;
    throw new AppError('invalid_input', { 'Idempotency-Key': [problem] });
  }
  return text || undefined;
}
