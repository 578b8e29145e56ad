import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';

/** For administrators, whom the command `admin NAME` makes. */
export const backup = {
  download: endpoint({
    method: 'GET',
    path: '/api/admin/backup/',
    summary: 'Everything of everybody, in one file',
    description:
      'As it is at one moment, on any engine for any engine. It holds password hashes, but nothing that is signed in.',
    status: 200,
    download: 'application/gzip',
    errors: ['not_an_administrator'],
  }),
  restore: endpoint({
    method: 'POST',
    path: '/api/admin/restore/',
    summary: 'Bring a backup back into an empty installation',
    description:
      'Where nobody but the caller has an account and there is nothing in any kitchen. All of it or nothing; everybody signs in anew.',
    upload: 'application/gzip',
    status: 200,
    reply: Type.Object({
      message: Type.String({ description: 'What is left to do, if anything.' }),
      rows: Type.Record(Type.String(), Type.Integer({ minimum: 0 }), {
        description: 'How many came back, by table.',
      }),
    }),
    errors: ['not_an_administrator', 'not_restored', 'too_large'],
  }),
};
