import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, Time } from './fields.ts';

/** A plan as it goes out. */
export const Plan = Type.Object(
  {
    id: Id,
    recipes: Type.Array(Id, { description: 'In the order of the plan; deleted recipes stay.' }),
    created_at: Time,
  },
  { title: 'Plan' },
);

export const plan = {
  history: endpoint({
    method: 'GET',
    path: '/api/grocery/history/',
    summary: 'All plans, newest first',
    status: 200,
    reply: Type.Array(Plan),
    collection: 'plans',
  }),
  recent: endpoint({
    method: 'GET',
    path: '/api/grocery/history/recent/',
    summary: 'The newest plan, if there is one',
    status: 200,
    reply: Type.Array(Plan, { maxItems: 1 }),
    collection: 'plans',
  }),
  clearHistory: endpoint({
    method: 'DELETE',
    path: '/api/grocery/history/',
    summary: 'Forget all plans',
    status: 204,
  }),
};
