import { hash as argon2, type Options } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../contract/errors.ts';
import { createPasswordHasher } from './password-hash.ts';

const PASSWORD = 'a long enough phrase';
const CURRENT: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const hasher = createPasswordHasher();
const RIGHT = { isRight: true, isOld: false };
const OLD = { isRight: true, isOld: true };
const WRONG = { isRight: false, isOld: false };

describe('a hash made now', () => {
  test('is argon2id with its cost in it, and another each time', async () => {
    const [one, other] = await Promise.all([hasher.hash(PASSWORD), hasher.hash(PASSWORD)]);
    const PHC = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/;
    expect(one).toMatch(PHC);
    expect(other).toMatch(PHC);
    expect(one).not.toBe(other);
    expect(await hasher.verify(one, PASSWORD)).toEqual(RIGHT);
  });

  test.each([
    ['', PASSWORD],
    [`${PASSWORD} `, PASSWORD],
    [PASSWORD.toUpperCase(), PASSWORD],
    [PASSWORD.slice(1), PASSWORD],
    [`${'x'.repeat(1000)}y`, 'x'.repeat(1000)],
    [`${PASSWORD}\0`, PASSWORD],
  ])('is not %.30j’s', async (other, password) => {
    expect(await hasher.verify(await hasher.hash(password), other)).toEqual(WRONG);
  });

  test.each([
    ['crème brûlée'.normalize('NFD'), 'crème brûlée'.normalize('NFC')],
    ['김치찌개맛집'.normalize('NFD'), '김치찌개맛집'.normalize('NFC')],
  ])('is the same however accents are spelled: %j', async (one, other) => {
    expect(one).not.toBe(other);
    expect(await hasher.verify(await hasher.hash(one), other)).toEqual(RIGHT);
    expect(await hasher.verify(await hasher.hash(other), one)).toEqual(RIGHT);
  });

  test.each([
    ['ｆｕｌｌ ｗｉｄｔｈ', 'full width'],
    ['ﬁne enough', 'fine enough'],
  ])('is not the same for what only looks alike: %j', async (one, other) => {
    expect(await hasher.verify(await hasher.hash(one), other)).toEqual(WRONG);
  });
});

describe('a hash made elsewhere', () => {
  // The first is from Django's own tests, all are what Python's hashlib makes.
  test.each([
    ['lètmein', 'pbkdf2_sha256$1000000$seasalt$r1uLUxoxpP2Ued/qxvmje7UH9PUJBkRrvf9gGPL7Cps='],
    [PASSWORD, 'pbkdf2_sha256$390000$seasalt2$x4Q4+kV9Ziax/1ceo7dwp9z62KMpZ6L8FTeWpj2q5fc='],
    [
      PASSWORD,
      'pbkdf2_sha256$260000$NaCl0123456789ab$HGse/qQ14wayvX5yyKNbZEbtkBQb4NhZ+HlG7YsLZ/U=',
    ],
    [PASSWORD, 'pbkdf2_sha256$1$s$HLbZB22a4zJ9vnYA66IrQny7m2rvzZSUPvBoYsMLY44='],
  ])('of Django is read, and is to be made anew: %s %s', async (password, stored) => {
    expect(await hasher.verify(stored, password)).toEqual(OLD);
    expect(await hasher.verify(stored, `${password}.`)).toEqual(WRONG);
  });

  const costs: [string, Partial<Options>, boolean][] = [
    ['of our cost', {}, false],
    ['of more memory', { memoryCost: 65_536 }, false],
    ['of more passes', { timeCost: 3 }, false],
    ['of more lanes', { memoryCost: 65_536, timeCost: 3, parallelism: 4 }, false],
    ['of less memory', { memoryCost: 19_455 }, true],
    ['of much less memory', { memoryCost: 8192, timeCost: 4 }, true],
    ['of fewer passes', { timeCost: 1 }, true],
    ['of argon2i', { algorithm: 1 }, true],
    ['of argon2d', { algorithm: 0, memoryCost: 65_536 }, true],
  ];
  test.each(costs)('%s is good, and made anew only if it is weaker', async (_what, cost, isOld) => {
    const stored = await argon2(PASSWORD, { ...CURRENT, ...cost });
    expect(await hasher.verify(stored, PASSWORD)).toEqual({ isRight: true, isOld });
    expect(await hasher.verify(stored, 'another phrase')).toEqual(WRONG);
  });
});

describe('what is no hash is nobody’s password', () => {
  const KEY = Buffer.alloc(32).toString('base64');
  test.each([
    undefined,
    '',
    'x',
    '!',
    '!unusable',
    PASSWORD,
    '$argon2id$',
    '$argon2id$v=19$',
    '$argon2id$v=19$m=19456,t=2,p=1$x$y',
    '$argon2id$v=19$m=19456,t=2,p=1$$',
    '$argon2id$v=19$m=0,t=0,p=0$c2FsdHNhbHQ$aGFzaA',
    '$argon2x$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA',
    '$2b$12$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234',
    'pbkdf2_sha256',
    'pbkdf2_sha256$',
    'pbkdf2_sha256$1000$salt$',
    'pbkdf2_sha256$1000$$AAAA',
    'pbkdf2_sha256$1000$salt$AAAA',
    'pbkdf2_sha256$0$salt$AAAA',
    `pbkdf2_sha256$0$salt$${KEY}`,
    `pbkdf2_sha256$-1$salt$${KEY}`,
    `pbkdf2_sha256$1.5$salt$${KEY}`,
    `pbkdf2_sha256$1e99$salt$${KEY}`,
    `pbkdf2_sha256$x$salt$${KEY}`,
    `pbkdf2_sha1$1000$salt$${KEY}`,
    'md5$x$y',
  ])('%j', async (stored) => {
    for (const password of [PASSWORD, '', 'nobody has this password', stored ?? '']) {
      expect(await hasher.verify(stored, password)).toEqual(WRONG);
    }
  });
});

test('who comes when so many wait already is asked to come back, and the rest is served', async () => {
  const own = createPasswordHasher();
  const all = await Promise.allSettled(Array.from({ length: 40 }, () => own.hash(PASSWORD)));
  const refused = all.filter((result) => result.status === 'rejected');
  // One or two are hashed at once, 32 wait.
  expect([6, 7]).toContain(refused.length);
  for (const { reason } of refused) {
    expect(reason).toBeInstanceOf(AppError);
    expect(reason).toMatchObject({ code: 'busy', status: 503, retryAfter: 1 });
  }
  expect(await own.verify(await own.hash(PASSWORD), PASSWORD)).toEqual(RIGHT);
});
