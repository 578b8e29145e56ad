import { SEARCHED } from '../data.mjs';

/** Whose kitchen is asked, and what requests have to name. */
export interface Asker {
  url: string;
  token: string;
  cookie: string;
  credentials: { username: string; password: string };
  recipeIds: number[];
  lineIds: number[];
}

/** One kind of request whose cost is followed while the database grows. */
interface Step {
  name: string;
  /** @returns an answer that was read to its end */
  ask: (asker: Asker, time: number) => Promise<string>;
  /** Whether it answers more the more recipes the kitchen has: it may then cost more. */
  answersMore?: true;
}

async function send(
  { url, token }: Asker,
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<string> {
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text;
}

const at = (ids: readonly number[], time: number) => ids[(time * 7919) % ids.length] ?? 0;
const RECIPES = '/api/recipes/';

export const steps: readonly Step[] = [
  { name: 'first 50 recipes', ask: (asker) => send(asker, 'GET', `${RECIPES}?limit=50`) },
  {
    name: '50 from the middle',
    ask: (asker) => {
      const middle = asker.recipeIds[Math.floor(asker.recipeIds.length / 2)];
      return send(asker, 'GET', `${RECIPES}?limit=50&after=${middle}`);
    },
  },
  { name: 'first 200 recipes', ask: (asker) => send(asker, 'GET', `${RECIPES}?limit=200`) },
  { name: 'all recipes', ask: (asker) => send(asker, 'GET', RECIPES), answersMore: true },
  {
    name: 'ranking, all',
    ask: (asker) => send(asker, 'GET', `${RECIPES}?ingredients=${SEARCHED.join(',')}`),
    answersMore: true,
  },
  {
    name: 'ranking, first 50',
    ask: (asker) => send(asker, 'GET', `${RECIPES}?ingredients=${SEARCHED.join(',')}&limit=50`),
  },
  {
    name: 'one recipe',
    ask: (asker, time) => send(asker, 'GET', `${RECIPES}${at(asker.recipeIds, time)}/`),
  },
  { name: 'fridge', ask: (asker) => send(asker, 'GET', '/api/fridge/') },
  {
    name: 'plan of 5',
    ask: (asker, time) => {
      const recipe_ids = [1, 2, 3, 4, 5].map((step) => at(asker.recipeIds, time * 5 + step));
      return send(asker, 'POST', '/api/grocery/', { body: { recipe_ids } });
    },
  },
  {
    name: 'tick',
    ask: (asker, time) => {
      const body = { isChecked: time % 2 === 0 };
      return send(asker, 'PATCH', `/api/grocery/list/${at(asker.lineIds, time)}/`, { body });
    },
  },
  {
    name: 'login',
    ask: (asker) => send(asker, 'POST', '/api/user/token/', { body: asker.credentials }),
  },
  {
    name: 'refresh',
    ask: (asker) =>
      send(asker, 'POST', '/api/user/token/refresh/', { headers: { cookie: asker.cookie } }),
  },
];
