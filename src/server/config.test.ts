import { describe, expect, test } from 'vitest';
import { readConfig, SettingError } from './config.ts';
import { settings } from './settings.ts';

const SECRET = 'a key of our own, 32 bytes or more';

test('with nothing set, every setting has its default', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 8000,
    database: { engine: 'sqlite', file: 'data/ocipe.db' },
    secretKeys: [],
    cookieSecure: 'auto',
    trustProxy: false,
    registration: 'open',
    limits: { loginPerNameAndAddress: { burst: 10, oneEvery: 30_000 } },
  });
  for (const { name, default: value } of settings)
    expect(() => readConfig({ [name]: value })).not.toThrow();
});

describe('good values', () => {
  test.each([
    [{ PORT: '0' }, { port: 0 }],
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ DATABASE_URL: 'sqlite:/var/o.db' }, { database: { engine: 'sqlite', file: '/var/o.db' } }],
    [{ DATABASE_URL: 'sqlite:///var/o.db' }, { database: { engine: 'sqlite', file: '/var/o.db' } }],
    [{ DATABASE_URL: 'sqlite::memory:' }, { database: { engine: 'sqlite', file: ':memory:' } }],
    [
      { DATABASE_URL: 'postgres://u:p@h/o' },
      { database: { engine: 'postgres', url: 'postgres://u:p@h/o' } },
    ],
    [{ SECRET_KEY: SECRET }, { secretKeys: [Buffer.from(SECRET)] }],
    [{ DJANGO_SECRET: SECRET }, { secretKeys: [Buffer.from(SECRET)] }],
    [
      { CORS_ORIGINS: 'https://a.example, http://localhost:5173/' },
      { corsOrigins: new Set(['https://a.example', 'http://localhost:5173']) },
    ],
    [{ COOKIE_SECURE: 'always' }, { cookieSecure: 'always' }],
    [{ TRUST_PROXY: '10.0.0.0/8, ::1' }, { trustProxy: ['10.0.0.0/8', '::1'] }],
    [{ REGISTRATION: 'closed' }, { registration: 'closed' }],
    [{ IMPORT_ALLOW: 'nas.local:8080' }, { importAllow: new Set(['nas.local:8080']) }],
    [
      { LIMIT_REFRESH_PER_SESSION: '5/0.5s' },
      { limits: { refreshPerSession: { burst: 5, oneEvery: 500 } } },
    ],
  ])('%j', (environment, expected) => {
    expect(readConfig(environment)).toMatchObject(expected);
  });

  test('a number of proxies trusts that many hops', () => {
    const { trustProxy } = readConfig({ TRUST_PROXY: '2' });
    if (typeof trustProxy !== 'function') throw new Error('no function');
    expect([0, 1, 2].map((hop) => trustProxy('', hop))).toEqual([true, true, false]);
  });
});

describe('values that stop the start, by the name of their setting', () => {
  test.each([
    ['PORT', ['x', '-1', '65536', '80.5']],
    ['DATABASE_URL', ['x', 'sqlite:', 'mysql://h/o', 'postgres:']],
    [
      'SECRET_KEY',
      ['short', 'x'.repeat(31), `django-insecure-${'x'.repeat(50)}`, `change-me-${'x'.repeat(50)}`],
    ],
    ['PUBLIC_URL', ['x', 'ftp://h', 'ocipe.example.org']],
    ['CORS_ORIGINS', ['*', 'example.org', 'https://a.example/path', 'null', 'https://a.example,x']],
    ['COOKIE_SECURE', ['yes', 'never']],
    ['TRUST_PROXY', ['yes', 'proxy.local', '*']],
    ['LOG_LEVEL', ['loud', 'INFO']],
    ['REGISTRATION', ['yes', 'invite']],
    ['IMPORT_ALLOW', ['nas', 'http://nas:80', 'nas:x']],
    ['LIMIT_LOGIN_PER_NAME', ['10', '10/s', '0/5s', '5/0s', 'x', '-1/5s']],
  ])('%s', (name, values) => {
    for (const value of values) {
      expect(() => readConfig({ [name]: value }), value).toThrow(SettingError);
      expect(() => readConfig({ [name]: value }), value).toThrow(new RegExp(`^${name} `));
    }
  });

  test('PREVIOUS_SECRET_KEYS: three, or without a first', () => {
    const three = [SECRET, SECRET, SECRET].join(',');
    expect(() => readConfig({ SECRET_KEY: SECRET, PREVIOUS_SECRET_KEYS: three })).toThrow(
      /^PREVIOUS_SECRET_KEYS /,
    );
    expect(() => readConfig({ PREVIOUS_SECRET_KEYS: SECRET })).toThrow(/^PREVIOUS_SECRET_KEYS /);
  });
});
