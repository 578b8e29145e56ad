import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSecretBox } from './secret-box.ts';
import { base32, codeAt, findStep, stepAt } from './totp.ts';

describe('codes by time', () => {
  // RFC 6238, appendix B: the last six of its eight digits.
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %d s is %s', (seconds, code) => {
    expect(codeAt(Buffer.from('12345678901234567890'), stepAt(seconds * 1000))).toBe(code);
  });

  // RFC 4648, section 10, without padding.
  test.each([
    ['', ''],
    ['f', 'MY'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('%j in base 32 is %j', (text, written) => {
    expect(base32(Buffer.from(text))).toBe(written);
  });

  test('are good one step early or late, and no more once they were used', () => {
    const secret = Buffer.from('12345678901234567890');
    const now = 1_234_567_890_000;
    const step = stepAt(now);
    for (const drift of [-1, 0, 1]) {
      expect(findStep(secret, codeAt(secret, step + drift), now, 0)).toBe(step + drift);
    }
    expect(findStep(secret, codeAt(secret, step - 2), now, 0)).toBeUndefined();
    expect(findStep(secret, codeAt(secret, step), now, step)).toBeUndefined();
  });
});

const random = (bytes: number) => randomBytes(bytes).toString('hex');

describe('a sealed secret', () => {
  const [first, second] = [randomBytes(32), randomBytes(32)];
  const secret = Buffer.from('a secret');

  test('opens for its owner by the key of now or of before, and by no other', () => {
    const sealed = createSecretBox([first], random).seal(secret, 7);
    expect(sealed).not.toContain(secret.toString('base64url'));
    expect(createSecretBox([first], random).open(sealed, 7)).toEqual({ secret, isOld: false });
    expect(createSecretBox([second, first], random).open(sealed, 7)).toEqual({
      secret,
      isOld: true,
    });
    expect(createSecretBox([second], random).open(sealed, 7)).toBeUndefined();
    expect(createSecretBox([first], random).open(sealed, 8)).toBeUndefined();
    const bytes = Buffer.from(sealed, 'base64url');
    for (const at of [0, 12, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(
        createSecretBox([first], random).open(changed.toString('base64url'), 7),
      ).toBeUndefined();
    }
    expect(createSecretBox([first], random).open('', 7)).toBeUndefined();
  });
});
