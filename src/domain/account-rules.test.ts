import { describe, expect, test } from 'vitest';
import {
  passwordProblems,
  registrationProblems,
  usernameKey,
  usernameProblems,
} from './account-rules.ts';

describe('user names', () => {
  test.each([
    'anna',
    'Anna',
    'a',
    '7',
    'anna.b@example.org',
    'a+b-c_d',
    'Ånna',
    'Łukasz',
    'Đặng',
    'ñandú',
    'Straße',
    'Ζωή',
    'Ольга',
    'Ольга2',
    '小明',
    'さくら',
    'サクラさん',
    '桜さん',
    '김민수',
    'محمد',
    'שרה',
    'अनन्या',
    'สมชาย',
    'تمر_7',
    'Երևան',
    'თამარ',
    'x'.repeat(150),
    '１２３',
    ' padded ',
    '.',
    '@',
    '_',
  ])('%j is fine', (name) => {
    expect(usernameProblems(name)).toEqual([]);
  });

  test.each([
    'a b',
    'a\tb',
    'a/b',
    'a!b',
    'a#b',
    'a$b',
    '<b>',
    'a"b',
    "a'b",
    'a,b',
    'a;b',
    'a\\b',
    'a\0b',
    'a\u200Bb',
    'a\u202Eb',
    'a\uFEFFb',
    '\u0301a',
    '👩',
    'раypal',
    'pаypal',
    'annaΑ',
    '小明a',
    'Ольгаa',
    'x'.repeat(151),
    '',
    '\uD800',
    'a\nb',
    'a%b',
    'a|b',
    'a(b)',
  ])('%j is not', (name) => {
    expect(usernameProblems(name)).toHaveLength(1);
  });

  test.each([
    ['Anna', 'anna'],
    ['ANNA', 'anna'],
    [' anna ', 'anna'],
    ['ａｎｎａ', 'anna'],
    ['ﬁona', 'fiona'],
    ['É', 'é'],
    ['É', 'E\u0301'],
    ['Ⅳ', 'iv'],
    ['①', '1'],
    ['ÅNGSTRÖM', 'ångström'],
  ])('%j and %j are one name', (one, other) => {
    expect(usernameKey(one)).toBe(usernameKey(other));
  });

  test.each([
    ['anna', 'ana'],
    ['anna', 'änna'],
    ['a.b', 'ab'],
    ['a_b', 'a-b'],
  ])('%j and %j are two', (one, other) => {
    expect(usernameKey(one)).not.toBe(usernameKey(other));
  });
});

describe('passwords', () => {
  test.each([
    'correct horse battery',
    '        ',
    'ünïcödé!',
    '密码密码密码密码',
    '👩‍🍳👩‍🍳👩‍🍳',
    'x'.repeat(1000),
    'tr0ub4dor&3',
    'no composition rule',
    '73921846',
    'qwertzuiopü',
  ])('%.30j is fine', (password) => {
    expect(passwordProblems(password, 'anna')).toEqual([]);
  });

  test.each([
    ['', 'too short'],
    ['short', 'too short'],
    ['1234567', 'too short'],
    ['👩👩👩👩👩👩👩', 'too short'],
    ['x'.repeat(1001), 'no more than 1000'],
    ['password', 'too common'],
    ['PassWord', 'too common'],
    ['12345678', 'too common'],
    ['qwertyuiop', 'too common'],
    ['iloveyou', 'too common'],
    ['password123', 'too common'],
    ['annabella', 'similar'],
    ['ANNABELLA', 'similar'],
    ['my annabella!', 'similar'],
    ['ａｎｎａｂｅｌｌａ', 'similar'],
  ])('%.30j is %s', (password, why) => {
    expect(passwordProblems(password, 'Annabella').join()).toContain(why);
  });

  test('may contain a name of one or two letters, but not be it', () => {
    expect(passwordProblems('a long enough phrase', 'a')).toEqual([]);
    expect(passwordProblems('longername', 'LongerName')).toHaveLength(1);
  });
});

test('a registration is told all its problems at once, and only of what is there', () => {
  expect(registrationProblems({ username: 'a b', password: 'x' })).toEqual({
    username: [expect.any(String)],
    password: [expect.any(String)],
  });
  expect(registrationProblems({ username: 'anna' })).toEqual({});
  expect(registrationProblems({})).toEqual({});
});
