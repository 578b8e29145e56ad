import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Time, password, text } from './fields.ts';

const KB = 1024;
const Access = Type.Object(
  { access: Type.String({ description: 'Good for five minutes, as `Authorization: Bearer …`.' }) },
  { title: 'Access' },
);

const RecoveryCodes = Type.Array(Type.String(), {
  description:
    'Each signs in once in place of the second factor. Shown this once; empty when there are codes from before.',
});

const ownPassword = password('The account’s password.');

/** One way to answer, not two and not none. */
function answerProblems(fields: Readonly<Record<string, unknown>>): Record<string, string[]> {
  const given = ['code', 'recovery_code'].filter((name) => fields[name] !== undefined);
  return given.length === 1
    ? {}
    : { non_field_errors: ['Please send one of code and recovery_code.'] };
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
        recovery_codes_left: Type.Integer({ minimum: 0 }),
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
  answer: endpoint({
    method: 'POST',
    path: '/api/user/token/factor/',
    summary: 'Sign in: the second factor, after the password',
    description: 'Answers what signing in answers for an account without a second factor.',
    access: 'public',
    originChecked: 'always',
    bodyLimit: 16 * KB,
    body: Type.Object(
      {
        challenge: text(200, { description: 'Of the 401 that asked for a second factor.' }),
        code: Type.Optional(text(40, { description: 'Six digits of the app.' })),
        recovery_code: Type.Optional(text(40)),
      },
      { title: 'SecondFactor', check: answerProblems },
    ),
    status: 200,
    reply: Access,
    errors: ['challenge_not_good', 'second_factor_wrong', 'csrf_failed', 'throttled'],
  }),
};
