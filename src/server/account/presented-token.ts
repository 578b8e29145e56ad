import { AppError, type ErrorCode } from '../../contract/errors.ts';
import type { TokenPair } from './account-services.ts';
import { TokenReused } from './refresh.ts';
import type { RefreshToken, Tokens } from './tokens.ts';

type TokenError = Extract<ErrorCode, `token_${string}`>;

/**
 * Tries the refresh tokens of a request: the cookie first; a body's token where there is no good cookie.
 * @param cookies as sent; several are one browser's, and the newest good one counts
 * @param sent the body's `refresh`, whatever it is
 * @throws AppError in the words of the contract
 */
export async function withPresentedToken(
  tokens: Tokens,
  cookies: readonly string[],
  sent: unknown,
  exchange: (token: RefreshToken) => Promise<TokenPair>,
): Promise<TokenPair> {
  const filled = cookies.filter((cookie) => cookie !== '');
  if (filled.length === 0) return exchange(readToken(tokens, readText(sent, cookies.length > 0)));
  try {
    return await exchange(newestOf(tokens, filled));
  } catch (error) {
    const isOwnFault = error instanceof AppError && error.status === 401;
    if (!isOwnFault || error instanceof TokenReused || isBlank(sent)) throw error;
    return exchange(readToken(tokens, readText(sent, false)));
  }
}

function newestOf(tokens: Tokens, cookies: readonly string[]): RefreshToken {
  const [only] = cookies;
  if (cookies.length === 1 && only !== undefined) return readToken(tokens, only);
  const good = cookies.flatMap((cookie) => {
    const read = tokens.read(cookie, 'refresh');
    return 'claims' in read ? [read.claims] : [];
  });
  const newest = good.toSorted((a, b) => b.issuedAt - a.issuedAt || b.rat - a.rat)[0];
  if (!newest) return readToken(tokens, cookies[0] ?? '');
  if (good.some((token) => token.userId !== newest.userId)) throw new AppError('token_invalid');
  return newest;
}

function readToken(tokens: Tokens, text: string): RefreshToken {
  const read = tokens.read(text, 'refresh');
  if ('claims' in read) return read.claims;
  throw new AppError(`token_${read.problem}` satisfies TokenError);
}

/** Whether a body has no token that could be tried. */
function isBlank(sent: unknown): boolean {
  return typeof sent !== 'string' || sent.trim() === '';
}

/** The body's token, as Django REST Framework reads a text field. */
function readText(sent: unknown, hasEmptyCookie: boolean): string {
  if (sent === undefined || sent === null) {
    throw refuse(`This field may not be ${hasEmptyCookie ? 'blank' : 'null'}.`);
  }
  if (typeof sent !== 'string' && typeof sent !== 'number') throw refuse('Not a valid string.');
  const text = String(sent).trim();
  if (text === '') throw refuse('This field may not be blank.');
  return text;
}

function refuse(problem: string): AppError {
  return new AppError('invalid_input', { refresh: [problem] });
}
