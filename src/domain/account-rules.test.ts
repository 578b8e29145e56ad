import fc from 'fast-check';
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
    'a…',
    'a\u0301',
    'ﬁona',
    '𝓪𝓷𝓷𝓪',
    'a1٢',
    'ｆｕｌｌ',
    'ª',
    '가나다',
    'ㄅㄆㄇ',
    '漢字한글',
    'x'.repeat(149) + 'ä'.normalize('NFD'),
    '𠀀'.repeat(150),
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
    'a\u00ADb',
    'a\u200Cb',
    'a\u200Db',
    'a\u2060b',
    'a\u2066b\u2069',
    '\u202Eanna',
    'anna\uFE0F',
    'anna\u034F',
    'anna\u180B',
    'anna\u{E0100}',
    '\u3164',
    '김\u3164민수',
    '\u115F\u1160',
    'a\u17B4',
    'a\uFE0F\u20E3!',
    'a\u2028b',
    'a\u0085b',
    'a\u0000',
    '\u0000',
    'a\uDC00',
    'a👩‍🍳',
    'a\u00A0b',
    '½',
    'a℀',
    '㏒!',
    '\u20DDa',
    'ＡＮＮΑ',
    'µm',
    'pаypal',
    'аnna',
    'αnna',
    'annа',
    'עanna',
    'さa',
    '한a',
    '한さ',
    'กa',
    'ﷺ',
    '𠀀'.repeat(151),
    'ﬃ'.repeat(51),
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
    ['anna', 'ａＮｎＡ'],
    ['𝓪𝓷𝓷𝓪', 'anna'],
    ['\u212A', 'k'],
    ['ſam', 'SAM'],
    ['\u2126', 'ω'],
    ['ΣΑΣ', 'σας'],
    ['각', '\u1100\u1161\u11A8'],
    ['ｶ', 'カ'],
    ['\tanna\n', 'anna'],
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
    ['straße', 'strasse'],
    ['anna', 'anna1'],
    ['ольга', 'olga'],
    ['ı', 'i'],
    ['か', 'が'],
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
    'x'.repeat(8),
    '👩'.repeat(8),
    '𠀀'.repeat(1000),
    ' leading and trailing ',
    'with\ttab\nand line',
    "'; drop table users; --",
    '<script>alert(1)</script>',
    'e\u0301'.repeat(4),
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
    ['annabella1', 'similar'],
    [' annabella ', 'similar'],
    ['xxANNAbellaxx', 'similar'],
    ['a', 'too short'],
    ['       ', 'too short'],
    ['👩'.repeat(1001), 'no more than 1000'],
    ['PASSWORD', 'too common'],
    ['123456789', 'too common'],
    ['1q2w3e4r', 'too common'],
    ['sunshine', 'too common'],
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

describe('whatever is typed', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'aAäÄаАαΑı1_. \u0301\u200B\uFE0F\uFF21', 'ﬁ', '漢') }),
  );
  const name = text.filter((typed) => usernameProblems(typed).length === 0);

  test('the key of a good name is its own, and any other spelling of it has the same', () => {
    fc.assert(
      fc.property(name, (typed) => {
        const key = usernameKey(typed);
        expect(usernameKey(key)).toBe(key);
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) {
          expect(usernameProblems(typed.normalize(form))).toEqual([]);
          expect(usernameKey(typed.normalize(form))).toBe(key);
        }
      }),
    );
  });

  test('a good name has no sign that cannot be seen', () => {
    fc.assert(
      fc.property(name, (typed) => {
        expect(typed.trim()).not.toMatch(/[\p{C}\p{Z}\p{DI}]/u);
      }),
    );
  });

  test('a password is told one problem at the most', () => {
    fc.assert(
      fc.property(text, fc.option(text, { nil: undefined }), (password, whose) => {
        expect(passwordProblems(password, whose).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
