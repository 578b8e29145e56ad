import { api } from '../contract/api.ts';
import { absolute } from './api/base.ts';
import { recallAnswers } from './api/kept-answers.ts';
import { queryClient } from './api/query-client.ts';

/** Which list is which query. */
const LISTS = [
  { key: ['recipes'], endpoint: api.recipes.list },
  { key: ['fridge'], endpoint: api.fridge.list },
  { key: ['groceries'], endpoint: api.grocery.list },
  { key: ['shops'], endpoint: api.shops.list },
  { key: ['plans'], endpoint: api.plan.history },
];

/** Shows what this device kept of the lists until the server has said what they are now. */
export async function recall(): Promise<void> {
  const kept = await recallAnswers();
  for (const { key, endpoint } of LISTS) {
    const answer = kept.get(absolute(endpoint.path));
    if (!answer || queryClient.getQueryData(key) !== undefined) continue;
    queryClient.setQueryData(key, answer.body, { updatedAt: 0 });
  }
}
