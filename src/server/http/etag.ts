import type { FastifyRequest } from 'fastify';
import type { Collection } from '../../contract/endpoint.ts';
import type { Session } from './session.ts';

/** Grows when replies change their shape, so that no client keeps an old one. */
const REPLY_VERSION = 1;

/** The entity tag of a list: it changes with every write to its collection (RFC 9110 §8.8.3). */
export function listTag(session: Session, collection: Collection): string {
  return `W/"${REPLY_VERSION}.${session.kitchenId}.${session.revisions[collection]}"`;
}

/** Whether the client already has what `tag` stands for (RFC 9110 §13.1.2, weak comparison). */
export function isKnown(request: FastifyRequest, tag: string): boolean {
  const known = request.headers['if-none-match'];
  if (known === undefined) return false;
  if (known === tag || known.trim() === '*') return true;
  const bare = tag.slice(2);
  return known.split(',').some((given) => given.trim().replace(/^W\//, '') === bare);
}
