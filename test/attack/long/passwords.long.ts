import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApp } from '../../kit.ts';
import { besiege } from '../siege.ts';

// What time tells, and what a flood of sign-ins does to everybody else. Alone on the machine, or the clock is noise.

let kit: TestApp;
beforeAll(async () => {
  kit = await besiege();
});
afterAll(() => kit.close());

const attempt = async (username: string) => {
  const start = process.hrtime.bigint();
  const body = { username, password: 'a wrong but long phrase' };
  const { status, text } = await kit.nobody.post('/api/user/token/', body);
  return { status, text, us: Number(process.hrtime.bigint() - start) / 1000 };
};

function mean(values: readonly number[]) {
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread =
    values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
  return { middle, error: spread / values.length };
}

/** Welch's t of two samples, each without its slowest tenth: what else the machine did meanwhile. */
function welch(one: number[], other: number[]): number {
  const [a, b] = [one, other].map((all) =>
    mean(all.toSorted((x, y) => x - y).slice(0, all.length * 0.9)),
  );
  return a && b ? (a.middle - b.middle) / Math.sqrt(a.error + b.error) : Number.NaN;
}

test('an unknown name takes as long as a known one, and is told the same', async () => {
  const known: number[] = [];
  const unknown: number[] = [];
  const texts = new Set<string>();
  for (let round = 0; round < 220; round += 1) {
    // Whichever comes first has a small lead, so they take turns.
    const names =
      round % 2 === 0 ? ['bystander', `nobody${round}`] : [`nobody${round}`, 'bystander'];
    for (const name of names) {
      const { status, text, us } = await attempt(name);
      texts.add(`${status} ${text}`);
      if (round >= 20) (name === 'bystander' ? known : unknown).push(us);
    }
  }
  const t = welch(known, unknown);
  console.log(
    `Welch t of a known name before an unknown one: ${t.toFixed(2)} over ${known.length} each`,
  );
  expect(texts.size).toBe(1);
  expect(Math.abs(t)).toBeLessThan(4.5);
});

test('forty sign-ins at once leave healthz under 200 ms', async () => {
  const flood = Array.from({ length: 40 }, (_, index) => attempt(`nobody-at-all${index}`));
  let slowest = 0;
  for (let asked = 0; asked < 20; asked += 1) {
    const start = performance.now();
    expect((await kit.nobody.get('/api/monitoring/healthz/')).status).toBe(200);
    slowest = Math.max(slowest, performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const statuses = (await Promise.all(flood)).map(({ status }) => status);
  console.log(
    `slowest healthz: ${slowest.toFixed(0)} ms; answers: ${[...new Set(statuses)].join()}`,
  );
  expect(slowest).toBeLessThan(200);
  for (const status of statuses) expect([401, 503]).toContain(status);
});
