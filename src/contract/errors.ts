import { Type, type TSchema } from 'typebox';

/** `{"detail": "…"}`: what Django REST Framework clients expect of most errors. */
const Detail = Type.Object({ detail: Type.String() }, { title: 'Detail' });
/** `{"error": "…"}`: the original's own checks answer this way. */
const ErrorText = Type.Object({ error: Type.String() }, { title: 'ErrorText' });
const TokenProblem = Type.Object(
  { detail: Type.String(), code: Type.String() },
  { title: 'TokenProblem' },
);
/** What is asked for after a good password. */
export interface SecondFactorAsked {
  challenge: string;
  factors: ('totp' | 'passkey' | 'recovery_code')[];
  /** What a passkey is asked. */
  passkey?: Record<string, unknown>;
}
const SecondFactorRequired = Type.Object(
  {
    detail: Type.String(),
    code: Type.String(),
    challenge: Type.String({ description: 'For `/api/user/token/factor/`, within five minutes.' }),
    factors: Type.Array(Type.Enum(['totp', 'passkey', 'recovery_code'])),
    passkey: Type.Optional(
      Type.Unsafe<unknown>({
        type: 'object',
        additionalProperties: true,
        description: 'What a passkey is asked, for `navigator.credentials.get()`.',
      }),
    ),
  },
  { title: 'SecondFactorRequired' },
);
const FieldErrors = Type.Unsafe<unknown>({
  title: 'FieldErrors',
  description:
    'One object naming every wrong field, each with a list of texts; for a list of objects, a list of such objects of the same length.',
  anyOf: [{ type: 'object', additionalProperties: true }, { type: 'array' }],
});

function kind<Args extends unknown[]>(
  status: number,
  schema: TSchema,
  about: string,
  body: (...args: Args) => unknown,
) {
  return { status, schema, about, body };
}

const detail = (status: number, text: string) =>
  kind(status, Detail, text, () => ({ detail: text }));
const error = (status: number, text: string) =>
  kind(status, ErrorText, text, () => ({ error: text }));
const coded = (code: string, text: string) =>
  kind(401, TokenProblem, text, () => ({ detail: text, code }));
const tokenProblem = (text: string) =>
  kind(401, TokenProblem, text, () => ({ detail: text, code: 'token_not_valid' }));

/** Every error the API answers: its status, its body and what it is about, written once. */
export const errors = {
  bad_request: detail(400, 'Bad request.'),
  parse_error: kind(400, Detail, 'The body cannot be read.', (why: string) => ({
    detail: `JSON parse error - ${why}`,
  })),
  invalid_input: kind(
    400,
    FieldErrors,
    'One or more fields are wrong.',
    (problems: unknown) => problems,
  ),
  not_found: detail(404, 'Not found.'),
  method_not_allowed: kind(405, Detail, 'Wrong method.', (method: string) => ({
    detail: `Method "${method}" not allowed.`,
  })),
  unsupported_media_type: kind(415, Detail, 'Wrong content type.', (type: string) => ({
    detail: `Unsupported media type "${type}" in request.`,
  })),
  too_large: detail(413, 'Request body is too large.'),
  unexpected: detail(500, 'Internal server error.'),
  busy: detail(503, 'The server is busy. Please try again in a moment.'),
  database_away: detail(503, 'The data cannot be reached just now. Please try again in a moment.'),
  throttled: kind(429, Detail, 'Too many attempts.', (seconds: number) => ({
    detail: `Request was throttled. Expected available in ${seconds} second${seconds === 1 ? '' : 's'}.`,
  })),
  csrf_failed: detail(403, 'CSRF Failed: Origin checking failed.'),

  not_authenticated: detail(401, 'Authentication credentials were not provided.'),
  bad_authorization_header: kind(401, TokenProblem, 'A malformed header.', () => ({
    detail: 'Authorization header must contain two space-delimited values',
    code: 'bad_authorization_header',
  })),
  access_token_invalid: kind(401, TokenProblem, 'The access token is not good.', (why: string) => ({
    detail: 'Given token not valid for any token type',
    code: 'token_not_valid',
    messages: [{ token_class: 'AccessToken', token_type: 'access', message: why }],
  })),
  user_not_found: kind(401, TokenProblem, 'The account is gone.', () => ({
    detail: 'User not found',
    code: 'user_not_found',
  })),
  user_inactive: kind(401, TokenProblem, 'The account is switched off.', () => ({
    detail: 'User is inactive',
    code: 'user_inactive',
  })),

  token_scope: detail(403, 'This token may not do that.'),
  api_token_not_found: detail(404, 'No ApiToken matches the given query.'),
  too_many_meals: detail(400, 'There are more than 500 meals on these days. Please copy fewer.'),
  too_many_tokens: detail(400, 'There are 50 tokens already. Please revoke one first.'),
  invite_not_found: detail(404, 'No Invite matches the given query.'),
  too_many_invites: detail(400, 'There are 200 invitations already. Please take one back first.'),
  invite_needed: detail(403, 'Registration needs an invitation that is good.'),

  username_taken: kind(
    400,
    Type.Object({ username: Type.String() }, { title: 'UsernameTaken' }),
    'The name, or a look-alike of it, is taken.',
    () => ({ username: 'Username already exists' }),
  ),
  registration_closed: detail(403, 'Registration is closed.'),
  bad_credentials: detail(401, 'No active account found with the given credentials'),
  no_account_for_token: detail(401, 'No active account found for the given token.'),
  token_invalid: tokenProblem('Token is invalid'),
  token_expired: tokenProblem('Token is expired'),
  token_wrong_type: tokenProblem('Token has wrong type'),
  token_no_type: tokenProblem('Token has no type'),
  token_no_id: tokenProblem('Token has no id'),
  token_no_exp: tokenProblem("Token has no 'exp' claim"),
  token_blacklisted: tokenProblem('Token is blacklisted'),
  session_not_found: detail(404, 'No Session matches the given query.'),

  second_factor_required: kind(
    401,
    SecondFactorRequired,
    'The password is right; a second factor is asked for.',
    (asked: SecondFactorAsked) => ({
      detail: 'This account asks for a second factor.',
      code: 'second_factor_required',
      ...asked,
    }),
  ),
  second_factor_wrong: coded('second_factor_wrong', 'That is not good. Please try again.'),
  challenge_not_good: coded('challenge_not_good', 'That took too long. Please sign in again.'),
  passkey_not_good: coded('passkey_not_good', 'This passkey is not known here.'),
  totp_is_on: detail(400, 'An app makes codes for this account already.'),
  totp_is_off: detail(404, 'No app makes codes for this account.'),
  no_second_factor: detail(400, 'This account has no second factor yet.'),
  passkey_not_found: detail(404, 'No Passkey matches the given query.'),
  passkeys_unavailable: detail(
    400,
    'Passkeys cannot be used at this address. They need HTTPS and a PUBLIC_URL with a name.',
  ),
  too_many_passkeys: detail(400, 'There are 20 passkeys already. Please remove one first.'),

  not_an_administrator: detail(403, 'This is for administrators of this Ocipe.'),
  not_restored: kind(422, ErrorText, 'The backup was not restored.', (sentence: string) => ({
    error: sentence,
  })),

  recipe_not_found: detail(404, 'No Recipe matches the given query.'),
  missing_list: error(400, 'Missing list in request body'),
  not_a_recipe_list: detail(400, 'Expected a list of recipes.'),
  missing_url: error(400, 'Missing url in request body'),
  url_refused: error(400, 'That address cannot be opened from here.'),
  page_unreadable: kind(422, ErrorText, 'No recipe could be read there.', (sentence: string) => ({
    error: sentence,
  })),
  file_unreadable: kind(422, ErrorText, 'The file cannot be read.', (sentence: string) => ({
    error: sentence,
  })),

  picture_not_found: detail(404, 'No Picture matches the given query.'),
  picture_unreadable: kind(422, ErrorText, 'The picture cannot be used.', (sentence: string) => ({
    error: sentence,
  })),
  picture_too_large: kind(413, Detail, 'The picture is too large.', (sentence: string) => ({
    detail: sentence,
  })),
  pictures_away: detail(503, 'Pictures cannot be kept or shown just now. Please try again later.'),

  fridge_item_not_found: detail(404, 'No FridgeIngredient matches the given query.'),
  stock_mark_not_found: detail(404, 'No StockMark matches the given query.'),
  stock_change_not_found: detail(404, 'No StockChange matches the given query.'),
  stock_changed_since: detail(409, 'This was changed again since. Undo the later change first.'),
  missing_group: error(400, 'new_group is required'),

  bad_recipe_ids: error(400, 'recipe_ids must be a non-empty list.'),
  no_items: error(400, 'No items provided'),
  grocery_item_not_found: detail(404, 'No GroceryListItem matches the given query.'),
  shop_not_found: detail(404, 'No Shop matches the given query.'),
  too_many_shops: detail(400, 'There are 20 shops already. Please delete one first.'),
  idempotency_key_reused: detail(422, 'This Idempotency-Key was used for another request.'),

  database_down: kind(
    503,
    Type.Object({ db: Type.Integer() }, { title: 'DatabaseDown' }),
    'The database does not answer.',
    () => ({ db: 0 }),
  ),
};

/** The name of an error in the catalogue. */
export type ErrorCode = keyof typeof errors;

/**
 * A broken rule, on its way to the one place that answers errors.
 * `args` are what the error's text needs, as the catalogue says.
 */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly status: number;
  readonly body: unknown;
  /** When to come back, in whole seconds: sent as `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(code: Code, ...args: Parameters<(typeof errors)[Code]['body']>) {
    super(code);
    const known: { status: number; body: (...args: never[]) => unknown } = errors[code];
    this.code = code;
    this.status = known.status;
    this.body = known.body(...(args as never[]));
    this.retryAfter =
      code === 'throttled' ? (args[0] as unknown as number) : this.status === 503 ? 1 : undefined;
  }
}
