import { SEARCHED, makeFridge, makeRecipes } from './data.mjs';
import { signUp } from './person.mjs';

/** Fills a fresh server by its own API: a usual kitchen, and one as large as they come. */
export async function fill(url) {
  const small = await signUp(url, 'small');
  const large = await signUp(url, 'large');
  const recipes = await small.call('POST', '/api/recipes/bulk/', { list: makeRecipes(200, 1) });
  await large.call('POST', '/api/recipes/bulk/', { list: makeRecipes(5000, 2) });
  for (const item of makeFridge(60)) await small.call('POST', '/api/fridge/ingredient/', item);
  const planned = recipes.slice(0, 7).map(({ id }) => id);
  return { small, large, planned };
}

/**
 * What is measured. `isRight` looks into an answer once before each run, so that nothing empty is measured.
 * @returns in the order of the report; `with` says how the caller shows who it is
 */
export function listScenarios({ small, large, planned }) {
  const list = '/api/recipes/';
  const ranking = `${list}?ingredients=${SEARCHED.join(',')}`;
  return [
    { name: 'healthz', path: '/api/monitoring/healthz/', isRight: (body) => body.status === 'ok' },
    {
      name: 'list of 200',
      path: list,
      person: small,
      with: 'token',
      isRight: (body) => body.length === 200,
    },
    { name: 'list of 200, 304', path: list, person: small, with: 'token', isKnown: true },
    {
      name: 'list of 5,000',
      path: list,
      person: large,
      with: 'token',
      isRight: (body) => body.length === 5000,
    },
    { name: 'ranking of 200', path: ranking, person: small, with: 'token', isRight: isRanked },
    { name: 'ranking of 5,000', path: ranking, person: large, with: 'token', isRight: isRanked },
    {
      name: 'fridge of 60',
      path: '/api/fridge/',
      person: small,
      with: 'token',
      isRight: (body) => Object.values(body.ingredient_list).flat().length === 60,
    },
    {
      name: 'plan of 7',
      method: 'POST',
      path: '/api/grocery/',
      body: { recipe_ids: planned },
      person: small,
      with: 'token',
      isRight: (body) => body.grocery_list.length > 0 && body.others.length > 0,
    },
    {
      name: 'login',
      method: 'POST',
      path: '/api/user/token/',
      body: small.credentials,
      isRight: hasToken,
    },
    {
      name: 'refresh',
      method: 'POST',
      path: '/api/user/token/refresh/',
      person: small,
      with: 'cookie',
      isRight: hasToken,
    },
  ];
}

function isRanked(body) {
  return body.length > 0 && body[0].accuracy > 0;
}

function hasToken(body) {
  return body.access.length > 100;
}

/** The request of a scenario, with a token that outlives a run, and the answer the server gives to it. */
export async function prepare(url, scenario) {
  const { name, method = 'GET', path, body, isKnown, isRight } = scenario;
  const headers = await credentialsOf(scenario);
  if (body) headers['content-type'] = 'application/json';
  const request = { method, path, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
  if (isKnown) {
    const known = await fetch(url + path, request);
    headers['if-none-match'] = known.headers.get('etag');
    await known.arrayBuffer();
  }
  const response = await fetch(url + path, request);
  const answer = {
    status: response.status,
    headers: [...response.headers],
    body: Buffer.from(await response.arrayBuffer()),
  };
  const isExpected = isKnown
    ? answer.status === 304
    : answer.status === 200 && isRight(JSON.parse(answer.body));
  if (!isExpected) throw new Error(`${name}: not the answer that was to be measured.`);
  return { request, answer };
}

async function credentialsOf({ person, with: by }) {
  if (by === 'token') return { authorization: `Bearer ${await person.freshToken()}` };
  return by === 'cookie' ? { cookie: person.cookie } : {};
}
