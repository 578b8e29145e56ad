const PASSWORD = 'a long enough phrase';

/** Opens an account and signs in. */
export async function signUp(url, username) {
  const credentials = { username, password: PASSWORD };
  await send(url, 'POST', '/api/user/register/', credentials);
  const login = await send(url, 'POST', '/api/user/token/', credentials);
  const cookie = login.headers.get('set-cookie').split(';', 1)[0];
  /** Access tokens live five minutes: whoever measures longer takes a new one now and then. */
  const freshToken = async () => {
    const answer = await send(url, 'POST', '/api/user/token/refresh/', undefined, { cookie });
    return (await answer.json()).access;
  };
  const call = async (method, path, body) => {
    const authorization = `Bearer ${await freshToken()}`;
    return (await send(url, method, path, body, { authorization })).json();
  };
  const { id, kitchen } = await call('GET', '/api/user/');
  const [session] = await call('GET', '/api/user/sessions/');
  const ids = { userId: id, kitchenId: kitchen.id, sessionId: session.id };
  return { credentials, cookie, freshToken, call, ids };
}

async function send(url, method, path, body, headers = {}) {
  const response = await fetch(url + path, {
    method,
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return response;
}
