import type { FastifyRequest } from 'fastify';
import { scopeOf, type Collection, type Endpoint } from '../../contract/endpoint.ts';
import { AppError, errors } from '../../contract/errors.ts';
import { readApiToken, type ApiCallServices } from '../access/read-api-token.ts';
import { isSecretOf } from '../access/secret-token.ts';
import { findCaller } from '../account/users.store.ts';
import type { TokenProblem, Tokens } from '../account/tokens.ts';

/** Who calls: an account, in its kitchen. */
export interface Session {
  userId: number;
  /** Empty for a token of a script, which has none. */
  sessionId: string;
  kitchenId: number;
  /** The kitchen's revisions as they were before anything else was read. */
  revisions: Record<Collection, number>;
}

/**
 * Finds out who calls, from the `Authorization` header.
 * @param endpoint what is called: a token of a script may not do everything
 * @throws AppError 401 in the words of the contract; `token_scope`
 */
export async function authenticate(
  { db, tokens, now }: ApiCallServices & { tokens: Tokens },
  request: FastifyRequest,
  endpoint: Endpoint,
): Promise<Session> {
  const parts = (request.headers.authorization ?? '').trim().split(/\s+/);
  if (parts[0]?.toLowerCase() !== 'bearer') throw new AppError('not_authenticated');
  if (parts.length !== 2 || !parts[1]) throw new AppError('bad_authorization_header');
  const read = isSecretOf('api', parts[1])
    ? await readApiToken({ db, now }, parts[1])
    : tokens.read(parts[1], 'access');
  if ('problem' in read) throw refuse(read.problem);
  const { userId, sessionId } = read.claims;
  const caller = await findCaller(db, userId);
  if (!caller) throw new AppError('user_not_found');
  if (!caller.is_active) throw new AppError('user_inactive');
  if ('scopes' in read.claims) {
    const needed = scopeOf(endpoint);
    if (!read.claims.scopes.some((scope) => scope === needed)) throw new AppError('token_scope');
  } else if (caller.auth_version !== read.claims.authVersion) throw refuse('invalid');
  return {
    userId,
    sessionId,
    kitchenId: caller.kitchen_id,
    revisions: {
      recipes: caller.recipes_revision,
      fridge: caller.fridge_revision,
      groceries: caller.groceries_revision,
      plans: caller.plans_revision,
    },
  };
}

/** A bad access token is told why in the words a refresh token is. */
function refuse(problem: TokenProblem): AppError {
  return new AppError('access_token_invalid', errors[`token_${problem}`].about);
}
