import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Time, password, text } from './fields.ts';

const KB = 1024;
const MAX_DAYS = 3650;

const ApiToken = Type.Object(
  {
    id: Id,
    name: Type.String(),
    scopes: Type.Array(Type.Enum(['read', 'write'])),
    created_at: Time,
    expires_at: Type.Union([Time, Type.Null()]),
    last_used_at: Type.Union([Time, Type.Null()], { description: 'Exact to an hour.' }),
  },
  { title: 'ApiToken' },
);

/** What can happen to an account. */
export const EVENT_KINDS = [
  'registered',
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'session_ended',
  'other_sessions_ended',
  'replay_detected',
  'password_changed',
  'password_reset',
  'token_made',
  'token_revoked',
  'second_factor_failed',
  'second_factor_added',
  'second_factor_removed',
  'recovery_codes_made',
  'recovery_code_used',
  'passkey_added',
  'passkey_removed',
  'passkey_copied',
  'signed_in_with_passkey',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

const AccountEvent = Type.Object(
  {
    id: Id,
    kind: Type.String({ description: 'What happened, such as `signed_in`.' }),
    at: Time,
    user_agent: Type.String(),
    ip: Type.String(),
  },
  { title: 'AccountEvent' },
);

const Invite = Type.Object(
  {
    id: Id,
    created_at: Time,
    expires_at: Time,
    used_at: Type.Union([Time, Type.Null()]),
  },
  { title: 'Invite' },
);

/** A token that may do nothing is somebody's mistake. */
function scopeProblems(fields: Readonly<Record<string, unknown>>): Record<string, string[]> {
  const scopes = fields['scopes'];
  return Array.isArray(scopes) && scopes.length === 0
    ? { scopes: ['This list may not be empty.'] }
    : {};
}

const days = (description: string) =>
  Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_DAYS, description }));

/** Who else may come in: scripts, invited people, people who forgot their password; and what happened to an account. */
export const access = {
  tokens: endpoint({
    method: 'GET',
    path: '/api/user/tokens/',
    summary: 'The tokens of scripts',
    status: 200,
    reply: Type.Array(ApiToken),
  }),
  createToken: endpoint({
    method: 'POST',
    path: '/api/user/tokens/',
    summary: 'A token for a script, shown this once',
    description:
      'To be sent as `Authorization: Bearer ocp_…`. `read` is for GET and for what stores nothing, `write` for all else. No token may do anything under `/api/user/` or `/api/admin/`.',
    bodyLimit: 16 * KB,
    body: Type.Object(
      {
        name: text(100),
        scopes: Type.Array(Type.Enum(['read', 'write']), { maxItems: 2 }),
        days: days('How long it is good; for ever when left out.'),
        password: password('The account’s password.'),
      },
      { check: scopeProblems },
    ),
    status: 201,
    reply: Type.Object({ ...ApiToken.properties, token: Type.String() }, { title: 'NewApiToken' }),
    errors: ['too_many_tokens', 'throttled', 'busy'],
  }),
  revokeToken: endpoint({
    method: 'DELETE',
    path: '/api/user/tokens/{id}/',
    summary: 'End a token of a script, at once',
    params: IdParams,
    bodyLimit: 16 * KB,
    status: 204,
    absent: 'api_token_not_found',
  }),
};

/** What happened to the account. */
export const events = {
  list: endpoint({
    method: 'GET',
    path: '/api/user/events/',
    summary: 'What happened to the account, the newest first',
    description: 'The 200 newest; of each kind the 100 newest are kept.',
    status: 200,
    reply: Type.Array(AccountEvent),
  }),
};

/** Getting in without having an account, or without knowing its password any more. */
export const entry = {
  resetPassword: endpoint({
    method: 'POST',
    path: '/api/user/password/reset/',
    summary: 'Set a new password by a link of the administrator',
    description:
      'The link is good once and for an hour. All devices are signed out and all tokens of scripts end.',
    access: 'public',
    originChecked: 'always',
    bodyLimit: 16 * KB,
    body: Type.Object({
      token: text(200, { description: 'What stands in the link behind `token=`.' }),
      new_password: password('8 to 1,000 characters, not a common one.'),
    }),
    status: 200,
    reply: Type.Object({ message: Type.String() }, { title: 'Message' }),
    errors: ['csrf_failed', 'throttled', 'busy'],
  }),
  invites: endpoint({
    method: 'GET',
    path: '/api/admin/invites/',
    summary: 'The invitations there are',
    status: 200,
    reply: Type.Array(Invite),
    errors: ['not_an_administrator'],
  }),
  createInvite: endpoint({
    method: 'POST',
    path: '/api/admin/invites/',
    summary: 'An invitation to open one account, shown this once',
    bodyLimit: 16 * KB,
    body: Type.Object({ days: days('How long it is good; seven when left out.') }),
    status: 201,
    reply: Type.Object(
      {
        ...Invite.properties,
        invite: Type.String({ description: 'To be sent as `invite` when registering.' }),
      },
      { title: 'NewInvite' },
    ),
    errors: ['not_an_administrator', 'too_many_invites'],
  }),
  revokeInvite: endpoint({
    method: 'DELETE',
    path: '/api/admin/invites/{id}/',
    summary: 'Take an invitation back',
    params: IdParams,
    bodyLimit: 16 * KB,
    status: 204,
    absent: 'invite_not_found',
    errors: ['not_an_administrator'],
  }),
};
