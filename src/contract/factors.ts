import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Time, password, text } from './fields.ts';

const KB = 1024;
/** A passkey's answer holds keys, signatures and sometimes a certificate. */
const ANSWER_LIMIT = 64 * KB;
const Access = Type.Object(
  { access: Type.String({ description: 'Good for five minutes, as `Authorization: Bearer …`.' }) },
  { title: 'Access' },
);

const Passkey = Type.Object(
  {
    id: Id,
    name: Type.String(),
    created_at: Time,
    last_used_at: Type.Union([Time, Type.Null()]),
    is_synced: Type.Boolean({ description: 'Kept by a password manager on more than one device.' }),
  },
  { title: 'Passkey' },
);

const RecoveryCodes = Type.Array(Type.String(), {
  description:
    'Each signs in once in place of the second factor. Shown this once; empty when there are codes from before.',
});

const browserOptions = (of: string) =>
  Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    additionalProperties: true,
    description: `${of}, in JSON as the browser’s WebAuthn functions read it.`,
  });

const browserAnswer = (method: string) =>
  Type.Unsafe<unknown>({
    description: `What \`${method}\` gave, as its \`toJSON()\` writes it.`,
  });

const PasskeyQuestion = Type.Object(
  {
    challenge: Type.String({
      description: 'To be sent back with the answer, within five minutes.',
    }),
    options: browserOptions('What the passkey is asked'),
  },
  { title: 'PasskeyQuestion' },
);

const ownPassword = password('The account’s password.');

/** One way to answer, not two and not none. */
function answerProblems(fields: Readonly<Record<string, unknown>>): Record<string, string[]> {
  const given = ['code', 'recovery_code', 'passkey'].filter((name) => fields[name] !== undefined);
  return given.length === 1
    ? {}
    : { non_field_errors: ['Please send one of code, recovery_code and passkey.'] };
}

/** What an account asks for beside its password, and signing in with it. */
export const factors = {
  list: endpoint({
    method: 'GET',
    path: '/api/user/factors/',
    summary: 'The second factors of the account',
    status: 200,
    reply: Type.Object(
      {
        totp: Type.Union([
          Type.Object({ added_at: Time }),
          Type.Null({ description: 'No app makes codes for this account.' }),
        ]),
        passkeys: Type.Array(Passkey),
        recovery_codes_left: Type.Integer({ minimum: 0 }),
        can_add_passkeys: Type.Boolean({
          description: 'Whether this server can be asked for passkeys: its address must be known.',
        }),
      },
      { title: 'Factors' },
    ),
  }),
  startTotp: endpoint({
    method: 'POST',
    path: '/api/user/factors/totp/',
    summary: 'A secret for an app that makes codes, shown this once',
    description:
      'Nothing is asked for until it is confirmed by a code. An earlier one is replaced.',
    bodyLimit: 16 * KB,
    status: 200,
    reply: Type.Object(
      {
        secret: Type.String({ description: 'To be typed into the app, in base 32.' }),
        uri: Type.String({ description: 'The same as an `otpauth:` address, for a picture.' }),
      },
      { title: 'TotpSecret' },
    ),
    errors: ['totp_is_on'],
  }),
  confirmTotp: endpoint({
    method: 'POST',
    path: '/api/user/factors/totp/confirm/',
    summary: 'From now on, ask for a code of the app',
    bodyLimit: 16 * KB,
    body: Type.Object({
      code: text(20, { description: 'Six digits that the app shows now.' }),
      password: ownPassword,
    }),
    status: 200,
    reply: Type.Object({ recovery_codes: RecoveryCodes }, { title: 'NewRecoveryCodes' }),
    errors: ['totp_is_on', 'throttled', 'busy'],
  }),
  removeTotp: endpoint({
    method: 'DELETE',
    path: '/api/user/factors/totp/',
    summary: 'Ask for no code of an app any more',
    bodyLimit: 16 * KB,
    body: Type.Object({
      code: text(40, { description: 'Of the app, or a recovery code.' }),
      password: ownPassword,
    }),
    status: 204,
    absent: 'totp_is_off',
    errors: ['throttled', 'busy'],
  }),
  renewRecoveryCodes: endpoint({
    method: 'POST',
    path: '/api/user/factors/recovery-codes/',
    summary: 'New recovery codes, shown this once; those of before are good no more',
    bodyLimit: 16 * KB,
    body: Type.Object({ password: ownPassword }),
    status: 200,
    reply: Type.Object({ recovery_codes: RecoveryCodes }, { title: 'NewRecoveryCodes' }),
    errors: ['no_second_factor', 'throttled', 'busy'],
  }),
  passkeyOptions: endpoint({
    method: 'POST',
    path: '/api/user/factors/passkeys/options/',
    summary: 'What the browser needs to make a passkey for this account',
    description: 'The password is asked for here, so that no passkey is made for nothing.',
    bodyLimit: 16 * KB,
    body: Type.Object({ password: ownPassword }),
    status: 200,
    reply: PasskeyQuestion,
    errors: ['passkeys_unavailable', 'throttled', 'busy'],
  }),
  addPasskey: endpoint({
    method: 'POST',
    path: '/api/user/factors/passkeys/',
    summary: 'Keep a passkey: it signs in by itself, and is asked for beside the password',
    bodyLimit: ANSWER_LIMIT,
    body: Type.Object({
      challenge: text(200, { description: 'Of the options.' }),
      name: text(100, { description: 'What its owner calls it.' }),
      passkey: browserAnswer('navigator.credentials.create()'),
    }),
    status: 201,
    reply: Type.Object(
      { ...Passkey.properties, recovery_codes: RecoveryCodes },
      { title: 'NewPasskey' },
    ),
    errors: ['passkeys_unavailable', 'too_many_passkeys'],
  }),
  renamePasskey: endpoint({
    method: 'PATCH',
    path: '/api/user/factors/passkeys/{id}/',
    summary: 'Give a passkey another name',
    params: IdParams,
    bodyLimit: 16 * KB,
    body: Type.Object({ name: text(100) }),
    status: 200,
    reply: Passkey,
    absent: 'passkey_not_found',
  }),
  removePasskey: endpoint({
    method: 'DELETE',
    path: '/api/user/factors/passkeys/{id}/',
    summary: 'Take a passkey from the account',
    params: IdParams,
    bodyLimit: 16 * KB,
    body: Type.Object({ password: ownPassword }),
    status: 204,
    absent: 'passkey_not_found',
    errors: ['throttled', 'busy'],
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/user/token/factor/',
    summary: 'Sign in: the second factor, after the password',
    description: 'Answers what signing in answers for an account without a second factor.',
    access: 'public',
    originChecked: 'always',
    bodyLimit: ANSWER_LIMIT,
    body: Type.Object(
      {
        challenge: text(200, { description: 'Of the 401 that asked for a second factor.' }),
        code: Type.Optional(text(40, { description: 'Six digits of the app.' })),
        recovery_code: Type.Optional(text(40)),
        passkey: Type.Optional(browserAnswer('navigator.credentials.get()')),
      },
      { title: 'SecondFactor', check: answerProblems },
    ),
    status: 200,
    reply: Access,
    errors: ['challenge_not_good', 'second_factor_wrong', 'csrf_failed', 'throttled'],
  }),
  ways: endpoint({
    method: 'GET',
    path: '/api/user/sign-in/',
    summary: 'In which ways one can sign in and register here',
    access: 'public',
    status: 200,
    reply: Type.Object(
      {
        registration: Type.Enum(['open', 'closed', 'invite']),
        passkeys: Type.Boolean({ description: 'Whether passkeys can be used at this address.' }),
      },
      { title: 'WaysToSignIn' },
    ),
  }),
  signInOptions: endpoint({
    method: 'POST',
    path: '/api/user/token/passkey/options/',
    summary: 'What the browser needs to sign in with a passkey',
    access: 'public',
    originChecked: 'always',
    bodyLimit: 16 * KB,
    status: 200,
    reply: PasskeyQuestion,
    errors: ['passkeys_unavailable', 'csrf_failed', 'throttled'],
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/api/user/token/passkey/',
    summary: 'Sign in with a passkey alone',
    description:
      'The passkey must have made sure of its owner, by a finger, a face or a PIN. Answers what signing in with a password answers.',
    access: 'public',
    originChecked: 'always',
    bodyLimit: ANSWER_LIMIT,
    body: Type.Object({
      challenge: text(200, { description: 'Of the options.' }),
      passkey: browserAnswer('navigator.credentials.get()'),
    }),
    status: 200,
    reply: Access,
    errors: [
      'challenge_not_good',
      'passkey_not_good',
      'passkeys_unavailable',
      'csrf_failed',
      'throttled',
    ],
  }),
};
