import { Type } from 'typebox';
import { registrationProblems } from '../domain/account-rules.ts';
import { endpoint } from './endpoint.ts';
import { Id, Time, password } from './fields.ts';

const KB = 1024;
const Message = Type.Object({ message: Type.String() }, { title: 'Message' });
const Access = Type.Object(
  { access: Type.String({ description: 'Good for five minutes, as `Authorization: Bearer …`.' }) },
  { title: 'Access' },
);
const RefreshBody = Type.Object({
  refresh: Type.Optional(
    Type.Unsafe<unknown>({
      description: 'A refresh token, for clients without cookies. The cookie goes first.',
    }),
  ),
});
const username = Type.String({
  minLength: 1,
  description: 'Letters of one script, digits and @ . + - _',
});

/** A signed-in device, as its owner sees it. */
export const Session = Type.Object(
  {
    id: Type.String(),
    created_at: Time,
    last_used_at: Time,
    expires_at: Time,
    user_agent: Type.String(),
    ip: Type.String(),
    current: Type.Boolean(),
  },
  { title: 'Session' },
);

export const account = {
  register: endpoint({
    method: 'POST',
    path: '/api/user/register/',
    summary: 'Open an account with its kitchen',
    access: 'public',
    form: true,
    originChecked: 'not-json',
    bodyLimit: 16 * KB,
    body: Type.Object(
      {
        username,
        password: password('8 to 1,000 characters, not a common one.'),
        invite: Type.Optional(
          Type.Unsafe<unknown>({ description: 'An invitation, where registering needs one.' }),
        ),
      },
      { title: 'Registration', check: registrationProblems },
    ),
    status: 201,
    reply: Message,
    errors: [
      'username_taken',
      'registration_closed',
      'invite_needed',
      'csrf_failed',
      'throttled',
      'busy',
    ],
  }),
  login: endpoint({
    method: 'POST',
    path: '/api/user/token/',
    summary: 'Sign in: an access token, and a refresh token in a cookie',
    access: 'public',
    form: true,
    originChecked: 'not-json',
    bodyLimit: 16 * KB,
    body: Type.Object(
      { username, password: password('The account’s password.') },
      { title: 'Login' },
    ),
    status: 200,
    reply: Access,
    errors: ['bad_credentials', 'second_factor_required', 'csrf_failed', 'throttled', 'busy'],
  }),
  refresh: endpoint({
    method: 'POST',
    path: '/api/user/token/refresh/',
    summary: 'A new access token, and a new refresh token in the cookie',
    access: 'public',
    form: true,
    originChecked: 'always',
    bodyLimit: 16 * KB,
    body: RefreshBody,
    emptyBody: 'null',
    status: 200,
    reply: Access,
    errors: [
      'token_invalid',
      'token_expired',
      'token_wrong_type',
      'token_no_type',
      'token_no_id',
      'token_no_exp',
      'token_blacklisted',
      'no_account_for_token',
      'csrf_failed',
      'throttled',
      'busy',
    ],
  }),
  logout: endpoint({
    method: 'POST',
    path: '/api/user/logout/',
    summary: 'Sign out: the session ends on the server and the cookie is emptied',
    access: 'public',
    form: true,
    originChecked: 'always',
    bodyLimit: 16 * KB,
    body: Type.Unsafe<unknown>({
      description:
        'Nothing, or a refresh token as for refreshing. Whatever else it is does not matter.',
    }),
    emptyBody: 'anything',
    status: 200,
    reply: Message,
    errors: ['csrf_failed'],
  }),
  me: endpoint({
    method: 'GET',
    path: '/api/user/',
    summary: 'Who am I',
    status: 200,
    reply: Type.Object(
      {
        id: Id,
        username: Type.String(),
        created_at: Time,
        is_admin: Type.Boolean({
          description: 'May take and restore backups of everybody’s data.',
        }),
        kitchen: Type.Object({ id: Id, name: Type.String() }),
        reads_photos: Type.Optional(
          Type.Boolean({
            description: 'Here recipes can be read from photos; left out where they cannot.',
          }),
        ),
      },
      { title: 'Account' },
    ),
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/api/user/password/',
    summary: 'Change the password; all other devices are signed out',
    bodyLimit: 16 * KB,
    body: Type.Object({
      current_password: password('The password so far.'),
      new_password: password('8 to 1,000 characters, not a common one.'),
    }),
    status: 200,
    reply: Access,
    errors: ['throttled', 'busy'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/user/',
    summary: 'Delete the account and everything in its kitchen',
    bodyLimit: 16 * KB,
    body: Type.Object({ password: password('The account’s password.') }),
    status: 204,
    errors: ['throttled', 'busy'],
  }),
  sessions: endpoint({
    method: 'GET',
    path: '/api/user/sessions/',
    summary: 'The devices that are signed in',
    status: 200,
    reply: Type.Array(Session),
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/api/user/sessions/{id}/',
    summary: 'Sign a device out',
    params: Type.Object({ id: Type.String() }),
    bodyLimit: 16 * KB,
    status: 204,
    absent: 'session_not_found',
  }),
  endOtherSessions: endpoint({
    method: 'POST',
    path: '/api/user/sessions/revoke-others/',
    summary: 'Sign all other devices out',
    bodyLimit: 16 * KB,
    status: 200,
    reply: Access,
  }),
};
