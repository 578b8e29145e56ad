import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, startTestApp, type Answer, type TestApp } from '../../../test/kit.ts';

const LISTED = [
  'https://ocipe.example.org',
  'http://localhost:5173',
  'https://xn--caf-dma.example',
];

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp({ settings: { CORS_ORIGINS: LISTED.join(',') } });
  await kit.signUp('cook');
});
afterAll(() => kit.close());

const origins = [
  ...LISTED,
  // not the same
  'null',
  '',
  '*',
  'https://ocipe.example.org/',
  'https://ocipe.example.org:443',
  'https://ocipe.example.org:8443',
  'http://ocipe.example.org',
  'ftp://ocipe.example.org',
  'https://OCIPE.example.org',
  'HTTPS://ocipe.example.org',
  'ocipe.example.org',
  '//ocipe.example.org',
  // something before or behind it
  'https://evil-ocipe.example.org',
  'https://www.ocipe.example.org',
  'https://ocipe.example.org.evil.com',
  'https://ocipe.example.org@evil.com',
  'https://ocipe.example.orgevil.com',
  'https://evil.com?https://ocipe.example.org',
  'https://evil.com/https://ocipe.example.org',
  'https://ocipe.example.org https://evil.com',
  'https://ocipe.example.org, https://evil.com',
  'https://ocipe.example',
  'https://ocipeXexample.org',
  // relatives of localhost and of the name in other letters
  'http://localhost',
  'http://localhost:5174',
  'https://localhost:5173',
  'http://127.0.0.1:5173',
  'https://café.example',
];

const cors = ({ headers }: Answer) =>
  Object.entries(headers).filter(([name]) => name.startsWith('access-control-'));
const ALLOWED = (origin: string) => [
  ['access-control-allow-origin', origin],
  ['access-control-allow-credentials', 'true'],
];

describe('CORS: the list is exact', () => {
  test.each(origins)('%j', async (origin) => {
    const headers = { origin };
    const credentials = { username: 'cook', password: PASSWORD };
    const answers = [
      await kit.nobody.post('/api/user/token/', credentials, { headers }),
      await kit.nobody.get('/api/user/', { headers }),
      await kit.nobody.post('/api/user/register/', {}, { headers }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 400]);
    for (const answer of answers) {
      expect(cors(answer)).toEqual(LISTED.includes(origin) ? ALLOWED(origin) : []);
      expect(answer.headers['vary']).toBe('Origin');
    }
  });

  test.each(origins)('asked beforehand: %j', async (origin) => {
    const headers = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,x-unheard-of',
    };
    const answer = await kit.nobody.send('OPTIONS', '/api/user/token/refresh/', { headers });
    if (!LISTED.includes(origin)) {
      expect(cors(answer)).toEqual([]);
      return;
    }
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(cors(answer))).toEqual({
      ...Object.fromEntries(ALLOWED(origin)),
      'access-control-allow-methods': 'DELETE, GET, OPTIONS, PATCH, POST, PUT',
      'access-control-allow-headers':
        'accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with',
      'access-control-max-age': '86400',
    });
  });

  test('a refused call is refused in words that a listed page may read', async () => {
    const headers = { origin: LISTED[0] ?? '' };
    const answer = await kit.nobody.post('/api/user/token/refresh/', undefined, { headers });
    expect(answer.status).toBe(400);
    expect(cors(answer)).toEqual(ALLOWED(headers.origin));
  });
});
