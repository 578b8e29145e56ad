import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';

export const monitoring = {
  health: endpoint({
    method: 'GET',
    path: '/api/monitoring/healthz/',
    summary: 'Whether the server is up, without asking the database',
    access: 'public',
    status: 200,
    reply: Type.Object({ status: Type.Literal('ok') }),
  }),
  database: endpoint({
    method: 'GET',
    path: '/api/monitoring/db/',
    summary: 'Whether the database answers',
    access: 'public',
    status: 200,
    reply: Type.Object({ db: Type.Literal(1) }),
    errors: ['database_down'],
  }),
  schema: endpoint({
    method: 'GET',
    path: '/api/schema/',
    summary: 'This description, as OpenAPI 3.1',
    access: 'public',
    status: 200,
    reply: Type.Unsafe<unknown>({ type: 'object', additionalProperties: true }),
  }),
};
