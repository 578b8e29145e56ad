import { describe, expect, test } from 'vitest';
import {
  ACCESS_MS,
  judgeRefresh,
  refreshTokenEnd,
  SESSION_MS,
  type RefreshClaims,
  type SessionState,
  type Verdict,
} from './session-rule.ts';

const NOW = 1_800_000_000_000;
const W = 30_000;
const DAY = 86_400_000;

const session: SessionState = { userId: 1, anchor: 'a', expiresAt: NOW + DAY, isRevoked: false };
/** The anchor itself, as it was minted at sign-in. */
const first: RefreshClaims = { userId: 1, rid: 'a', pid: 'a', rat: NOW - DAY };
/** A child of the anchor, born just now. */
const child: RefreshClaims = { userId: 1, rid: 'b', pid: 'a', rat: NOW };

describe('what becomes of a refresh token', () => {
  const cases: [string, Partial<SessionState> | undefined, RefreshClaims, Verdict][] = [
    ['the anchor', {}, first, 'rotate'],
    ['the anchor, born this moment', {}, { ...first, rat: NOW }, 'rotate'],
    ['the anchor, whatever it descends from', {}, { ...first, pid: 'z' }, 'rotate'],
    ['the anchor, born by a clock that is ahead', {}, { ...first, rat: NOW + 5000 }, 'rotate'],
    ['a child born just now', {}, child, 'repeat'],
    ['a child born by a clock that is ahead', {}, { ...child, rat: NOW + 5000 }, 'repeat'],
    ['a child a moment too young', {}, { ...child, rat: NOW - W + 1 }, 'repeat'],
    ['a child just old enough', {}, { ...child, rat: NOW - W }, 'settle'],
    ['a child of long ago', {}, { ...child, rat: NOW - DAY }, 'settle'],
    ['the parent of the anchor', { anchor: 'b' }, first, 'reuse'],
    ['a sibling of the anchor', { anchor: 'c' }, { ...child, rat: NOW - DAY }, 'reuse'],
    ['a sibling of the anchor born just now', { anchor: 'c' }, child, 'reuse'],
    ['a grandchild whose parent never settled', {}, { ...child, rid: 'c', pid: 'b' }, 'reuse'],
    ['a token of no session', undefined, first, 'dead'],
    ['another user’s token', {}, { ...first, userId: 2 }, 'dead'],
    ['another user’s child', {}, { ...child, userId: 2 }, 'dead'],
    ['the anchor of a revoked session', { isRevoked: true }, first, 'dead'],
    ['a child in a revoked session', { isRevoked: true }, child, 'dead'],
    ['a reused token of a revoked session', { isRevoked: true, anchor: 'b' }, first, 'dead'],
    ['the anchor a moment before the end', { expiresAt: NOW + 1 }, first, 'rotate'],
    ['the anchor at the end', { expiresAt: NOW }, first, 'dead'],
    ['the anchor after the end', { expiresAt: NOW - 1 }, first, 'dead'],
    ['a reused token after the end', { expiresAt: NOW, anchor: 'b' }, first, 'dead'],
    ['a settling child after the end', { expiresAt: NOW }, { ...child, rat: 0 }, 'dead'],
  ];
  test.each(cases)('%s', (_what, changes, token, verdict) => {
    expect(judgeRefresh(changes && { ...session, ...changes }, token, NOW)).toBe(verdict);
  });

  test('one window is exactly half a minute long', () => {
    const ages = [0, 1, 15_000, 29_999, 30_000, 30_001];
    const settled = ages.filter((age) => judgeRefresh(session, child, NOW + age) === 'settle');
    expect(settled).toEqual([30_000, 30_001]);
  });

  test('the first token of a session is never a child of itself', () => {
    for (const age of [0, 1, W - 1, W, W + 1, DAY - 1]) {
      expect(judgeRefresh(session, { ...first, rat: NOW }, NOW + age)).toBe('rotate');
    }
  });
});

describe('how long tokens live', () => {
  test.each([
    ['thirty days', NOW + SESSION_MS, NOW + 30 * DAY],
    ['thirty days when that is the session’s end', NOW + 30 * DAY, NOW + 30 * DAY],
    ['no longer than the session', NOW + 30 * DAY - 1, NOW + 30 * DAY - 1],
    ['a moment in a session’s last moment', NOW + 1, NOW + 1],
  ])('%s', (_what, sessionEnd, end) => {
    expect(refreshTokenEnd(sessionEnd, NOW)).toBe(end);
  });

  test('a session half a year, an access token five minutes', () => {
    expect([SESSION_MS, ACCESS_MS]).toEqual([180 * DAY, 300_000]);
  });
});
