/** SQLite's result codes (sqlite.org/rescode.html): busy, read-only, I/O error, full, cannot open. */
const SQLITE_UNAVAILABLE = new Set([5, 8, 10, 13, 14]);
/** What connecting fails with before the database can say anything itself. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);
/**
 * PostgreSQL's classes and codes (postgresql.org/docs, appendix A): connection, resources, operator's hand,
 * read-only, a statement that took too long.
 */
const POSTGRES_UNAVAILABLE = /^(?:08|53|57P|58)|^(?:25006|57014)$/;
/** Two transactions that could not both be: one of them is to be tried again. */
const POSTGRES_CONFLICT = new Set(['40001', '40P01']);

/** PostgreSQL's word for a user who may not. */
const POSTGRES_DENIED = '42501';

interface DatabaseError {
  code?: unknown;
  errcode?: unknown;
  message?: unknown;
}

/** Whether an error says that the database is away, full or read-only: nobody's mistake, and it may pass. */
export function isUnavailable(error: unknown): boolean {
  const { code, errcode, message } = asDatabaseError(error);
  if (typeof errcode === 'number') return SQLITE_UNAVAILABLE.has(errcode & 0xff);
  if (typeof code === 'string') return UNREACHABLE.has(code) || POSTGRES_UNAVAILABLE.test(code);
  return typeof message === 'string' && /^(?:timeout exceeded|Connection terminated)/.test(message);
}

/** Whether rows would break a rule of their table (SQLITE_CONSTRAINT; PostgreSQL's classes 22 and 23). */
export function isConstraint(error: unknown): boolean {
  const { code, errcode } = asDatabaseError(error);
  if (typeof errcode === 'number') return (errcode & 0xff) === 19;
  return typeof code === 'string' && /^2[23]...$/.test(code);
}

/** Whether a transaction may simply be tried again (serialisation failure, deadlock). */
export function isConflict(error: unknown): boolean {
  return POSTGRES_CONFLICT.has(String(asDatabaseError(error).code));
}

/** Whether the database's user may not do what was asked. */
export function isDenied(error: unknown): boolean {
  return asDatabaseError(error).code === POSTGRES_DENIED;
}

function asDatabaseError(error: unknown): DatabaseError {
  return typeof error === 'object' && error !== null ? error : {};
}
