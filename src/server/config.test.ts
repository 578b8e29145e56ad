import { describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { readConfig, SettingError } from './config.ts';
import { settings } from './settings.ts';

const SECRET = 'a key of our own, 32 bytes or more';
const OLD = 'the key before it; 32 bytes or more';
const OLDER = 'the key before that; 32 bytes or more';
const S3 = { S3_ENDPOINT: 'https://s3.example.org/', S3_ACCESS_KEY: 'k', S3_SECRET_KEY: 's' };
/** Keys that are too short or stand in public. */
const SECRETS = [
  'short',
  'x'.repeat(31),
  'ü'.repeat(15),
  `change-me-${'x'.repeat(50)}`,
  `ChangeMe${'x'.repeat(50)}`,
  `your-secret-key-${'x'.repeat(50)}`,
  `replace_me_${'x'.repeat(50)}`,
  `django-insecure-${'x'.repeat(50)}`,
];

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
  const limits = { burst: 7, oneEvery: 1500 };
  const cases: [Record<string, string>, Record<string, unknown>][] = [
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ HOST: '::' }, { host: '::' }],
    [{ HOST: 'fe80::1%eth0' }, { host: 'fe80::1%eth0' }],
    [{ HOST: 'my_service.lan' }, { host: 'my_service.lan' }],
    [{ HOST: ' localhost ' }, { host: 'localhost' }],
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: '65535' }, { port: 65_535 }],
    [{ PORT: '' }, { port: 8000 }],
    [{ DATABASE_URL: 'sqlite:/var/o.db' }, { database: { engine: 'sqlite', file: '/var/o.db' } }],
    [{ DATABASE_URL: 'sqlite:///var/o.db' }, { database: { engine: 'sqlite', file: '/var/o.db' } }],
    [{ DATABASE_URL: 'sqlite:o.db' }, { database: { engine: 'sqlite', file: 'o.db' } }],
    [{ DATABASE_URL: 'sqlite::memory:' }, { database: { engine: 'sqlite', file: ':memory:' } }],
    [
      { DATABASE_URL: 'postgres://u:p@h/o' },
      { database: { engine: 'postgres', url: 'postgres://u:p@h/o' } },
    ],
    [
      { DATABASE_URL: 'postgresql://h/o?sslmode=require' },
      { database: { engine: 'postgres', url: 'postgresql://h/o?sslmode=require' } },
    ],
    [{ WORKERS: '4', DATABASE_URL: 'postgres://h/o' }, { workers: 4 }],
    [{ SECRET_KEY: SECRET }, { secretKeys: [Buffer.from(SECRET)] }],
    [{ SECRET_KEY: 'ü'.repeat(16) }, { secretKeys: [Buffer.from('ü'.repeat(16))] }],
    [{ DJANGO_SECRET: SECRET }, { secretKeys: [Buffer.from(SECRET)] }],
    [{ SECRET_KEY: SECRET, DJANGO_SECRET: 'short' }, { secretKeys: [Buffer.from(SECRET)] }],
    [
      { SECRET_KEY: SECRET, PREVIOUS_SECRET_KEYS: `${OLD}, ${OLDER}` },
      { secretKeys: [SECRET, OLD, OLDER].map((key) => Buffer.from(key)) },
    ],
    [
      { DJANGO_SECRET: SECRET, PREVIOUS_SECRET_KEYS: OLD },
      { secretKeys: [SECRET, OLD].map((key) => Buffer.from(key)) },
    ],
    [{ PUBLIC_URL: 'https://o.example' }, { publicUrl: new URL('https://o.example') }],
    [{ PUBLIC_URL: 'http://pi.local:8000/' }, { publicUrl: new URL('http://pi.local:8000') }],
    [
      { CORS_ORIGINS: 'https://a.example, http://localhost:5173/' },
      { corsOrigins: new Set(['https://a.example', 'http://localhost:5173']) },
    ],
    [{ CORS_ORIGINS: 'http://[::1]:5173,,' }, { corsOrigins: new Set(['http://[::1]:5173']) }],
    [{ COOKIE_SECURE: 'auto' }, { cookieSecure: 'auto' }],
    [{ COOKIE_SECURE: 'always' }, { cookieSecure: 'always' }],
    [{ TRUST_PROXY: '10.0.0.0/8, ::1' }, { trustProxy: ['10.0.0.0/8', '::1'] }],
    [{ TRUST_PROXY: 'fd00::/8' }, { trustProxy: ['fd00::/8'] }],
    [{ TRUST_PROXY: '' }, { trustProxy: false }],
    ...['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'].map(
      (level): [Record<string, string>, Record<string, unknown>] => [
        { LOG_LEVEL: level },
        { logLevel: level },
      ],
    ),
    [{ REGISTRATION: 'open' }, { registration: 'open' }],
    [{ REGISTRATION: 'closed' }, { registration: 'closed' }],
    [{ REGISTRATION: 'invite' }, { registration: 'invite' }],
    [{ IMPORT_ALLOW: 'NAS.local:8080' }, { importAllow: new Set(['nas.local:8080']) }],
    [
      { IMPORT_ALLOW: '[fd00::1]:80, 10.0.0.1:65535' },
      { importAllow: new Set(['[fd00::1]:80', '10.0.0.1:65535']) },
    ],
    [{ IMPORT_LIMIT_MB: '100' }, { importLimit: 100_000_000 }],
    [{ RESTORE_LIMIT_MB: '2' }, { restoreLimit: 2_000_000 }],
    [
      { LIMIT_LOGIN_PER_NAME_AND_ADDRESS: '7/1.5s' },
      { limits: { loginPerNameAndAddress: limits } },
    ],
    [{ LIMIT_LOGIN_PER_ADDRESS: '7/1.5s' }, { limits: { loginPerAddress: limits } }],
    [{ LIMIT_LOGIN_PER_NAME: '7/1.5s' }, { limits: { loginPerName: limits } }],
    [{ LIMIT_REGISTER_PER_ADDRESS: '7/1.5s' }, { limits: { registerPerAddress: limits } }],
    [{ LIMIT_REFRESH_PER_SESSION: '7/1.5s' }, { limits: { refreshPerSession: limits } }],
    [{ LIMIT_AI_PER_KITCHEN: '7/1.5s' }, { limits: { aiPerKitchen: limits } }],
    [
      { AI_PROVIDER: 'openai', AI_URL: 'http://localhost:1234/v1/', AI_KEY: 'k', AI_MODEL: 'm' },
      { model: { provider: 'openai', url: 'http://localhost:1234/v1', key: 'k', model: 'm' } },
    ],
    [{ PICTURES: '/var/pictures' }, { pictures: { kind: 'folder', folder: '/var/pictures' } }],
    [
      { DATABASE_URL: 'sqlite:/var/o.db' },
      { pictures: { kind: 'folder', folder: join('/var', 'pictures') } },
    ],
    [{ DATABASE_URL: 'postgres://h/o' }, { pictures: { kind: 'folder', folder: 'data/pictures' } }],
    [{ DATABASE_URL: 'sqlite::memory:' }, { pictures: { kind: 'memory' } }],
    [
      { ...S3, PICTURES: 's3://kitchen/pictures/', S3_REGION: 'eu-west-1' },
      {
        pictures: {
          kind: 's3',
          endpoint: 'https://s3.example.org',
          bucket: 'kitchen',
          folder: 'pictures',
          region: 'eu-west-1',
          accessKey: 'k',
          secretKey: 's',
        },
      },
    ],
    [{ PICTURE_LIMIT_MB: '3' }, { pictureLimit: 3_000_000 }],
    [{ PICTURE_LIMIT_MEGAPIXELS: '12' }, { picturePixels: 12_000_000 }],
    [{ AI_PROVIDER: 'gemini', AI_MODEL: 'm' }, { model: { url: expect.stringMatching(/google/) } }],
  ];
  test.each(cases)('%j', (environment, expected) => {
    expect(readConfig(environment)).toMatchObject(expected);
  });

  test.each([
    ['1', [true, false, false]],
    ['2', [true, true, false]],
    ['0', [false, false, false]],
  ])('%s proxies are so many hops', (number, trusted) => {
    const { trustProxy } = readConfig({ TRUST_PROXY: number });
    if (typeof trustProxy !== 'function') throw new Error('no function');
    expect([0, 1, 2].map((hop) => trustProxy('', hop))).toEqual(trusted);
  });

  test('every setting has some', () => {
    const tried = new Set(cases.flatMap(([environment]) => Object.keys(environment)));
    expect(settings.filter(({ name }) => !tried.has(name))).toEqual([]);
  });
});

describe('values that stop the start, by the name of their setting', () => {
  const LIMITS = [
    '10',
    '10/s',
    '0/5s',
    '5/0s',
    '5/0.000s',
    '5/0.0001s',
    'x',
    '-1/5s',
    '5/5m',
    '5 / 5s',
  ];
  const cases: [string, string[]][] = [
    ['HOST', ['a b', 'http://localhost', 'localhost:8000', '[::1]', '*', '-x', '1.2.3.4/8', '/']],
    ['PORT', ['x', '-1', '65536', '80.5', '1e3', '0x50', '80 81']],
    [
      'DATABASE_URL',
      [
        'x',
        'sqlite',
        'sqlite:',
        'mysql://h/o',
        'postgres:',
        'postgres://',
        'http://h/o',
        '/var/o.db',
      ],
    ],
    ['WORKERS', ['0', '-1', '1.5', 'x', '65', '2']],
    ['SECRET_KEY', SECRETS],
    ['DJANGO_SECRET', SECRETS],
    ['PUBLIC_URL', ['x', 'ftp://h', 'ocipe.example.org', 'javascript:alert(1)', '//h', 'https://']],
    [
      'CORS_ORIGINS',
      [
        '*',
        'example.org',
        'https://a.example/path',
        'https://*.a.example',
        'ftp://a.example',
        'app://a.example',
        'null',
        'https://A.example',
        'https://a.example:443',
        'https://u@a.example',
        'https://a.example,x',
        'https://a.example https://b.example',
      ],
    ],
    ['COOKIE_SECURE', ['yes', 'never', 'ALWAYS', 'true']],
    [
      'TRUST_PROXY',
      [
        'yes',
        'true',
        'proxy.local',
        '*',
        'abc',
        '12.',
        '10.0.0',
        '999.1.1.1',
        ':::',
        '10.0.0.0/33',
        '10.0.0.0/0',
        '10.0.0.0/x',
        'fe80::/129',
        '10.0.0.1, x',
        '-1',
        '100',
      ],
    ],
    ['LOG_LEVEL', ['loud', 'INFO', '30']],
    ['REGISTRATION', ['yes', 'invited', 'Open']],
    [
      'IMPORT_ALLOW',
      ['nas', 'http://nas:80', 'nas:x', 'nas:0', 'nas:65536', 'nas:80/x', ':80', 'nas:80 nas:81'],
    ],
    ['RESTORE_LIMIT_MB', ['0', '-1', '1.5', 'x', '1e3', '1000000', '5 MB']],
    ['IMPORT_LIMIT_MB', ['0', '-1', '1.5', 'x', '1e3', '1000000', '5 MB']],
    ['PICTURES', ['s3://', 's3:bucket', 's3://Big/', 's3://b/../c', 's3://b?x', 'http://b']],
    ['PICTURE_LIMIT_MB', ['0', '-1', '1.5', 'x', '15 MB']],
    ['PICTURE_LIMIT_MEGAPIXELS', ['0', '-1', '1.5', 'x']],
    ['LIMIT_LOGIN_PER_NAME_AND_ADDRESS', LIMITS],
    ['LIMIT_LOGIN_PER_ADDRESS', LIMITS],
    ['LIMIT_LOGIN_PER_NAME', LIMITS],
    ['LIMIT_REGISTER_PER_ADDRESS', LIMITS],
    ['LIMIT_REFRESH_PER_SESSION', LIMITS],
    ['LIMIT_AI_PER_KITCHEN', LIMITS],
    ['AI_PROVIDER', ['chat', 'OpenAI']],
    ['AI_URL', ['ftp://x', 'localhost:1234', 'http://']],
  ];
  test.each(cases)('%s', (name, values) => {
    for (const value of values) {
      expect(() => readConfig({ [name]: value }), value).toThrow(SettingError);
      expect(() => readConfig({ [name]: value }), value).toThrow(new RegExp(`^${name} `));
    }
  });

  test.each([
    ['three', { SECRET_KEY: SECRET, PREVIOUS_SECRET_KEYS: `${OLD},${OLDER},${SECRET}` }],
    ['without a first', { PREVIOUS_SECRET_KEYS: OLD }],
    ['a short one', { SECRET_KEY: SECRET, PREVIOUS_SECRET_KEYS: `${OLD},short` }],
    ['a published one', { SECRET_KEY: SECRET, PREVIOUS_SECRET_KEYS: SECRETS.at(-1) ?? '' }],
  ])('PREVIOUS_SECRET_KEYS: %s', (_what, environment) => {
    expect(() => readConfig(environment)).toThrow(SettingError);
    expect(() => readConfig(environment)).toThrow(/^PREVIOUS_SECRET_KEYS /);
  });

  test('every setting has some', () => {
    // Any text will do for a key and a name.
    const free = ['PREVIOUS_SECRET_KEYS', 'AI_KEY', 'AI_MODEL', 'S3_REGION', ...Object.keys(S3)];
    const tried = new Set([...cases.map(([name]) => name), ...free]);
    expect(settings.filter(({ name }) => !tried.has(name))).toEqual([]);
  });

  test.each(Object.keys(S3))('storage wants %s', (name) => {
    const without = { PICTURES: 's3://kitchen', ...S3, [name]: '' };
    expect(() => readConfig(without)).toThrow(new RegExp(`^${name} `));
  });

  test('a provider wants the name of a model', () => {
    expect(() => readConfig({ AI_PROVIDER: 'openai' })).toThrow(/^AI_MODEL /);
  });

  test('no refusal repeats a secret', () => {
    for (const key of SECRETS) {
      const refusal = () => readConfig({ SECRET_KEY: key });
      expect(refusal).not.toThrow(key);
      expect(() => readConfig({ SECRET_KEY: SECRET, PREVIOUS_SECRET_KEYS: key })).not.toThrow(key);
    }
  });
});
