import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;

beforeAll(async () => {
  kit = await startTestApp();
});

afterAll(() => kit.close());

const get = (path: string, headers = {}) => kit.nobody.get(`/api/monitoring/${path}`, { headers });

describe('a server that is well', () => {
  test('says so to anybody', async () => {
    const { status, text } = await get('healthz/');
    expect([status, text]).toEqual([200, '{"status":"ok"}']);
  });

  test('says that its database answers', async () => {
    const { status, text } = await get('db/');
    expect([status, text]).toEqual([200, '{"db":1}']);
  });

  test('does not mind a stale token', async () => {
    const headers = { authorization: 'Bearer nonsense' };
    expect((await get('healthz/', headers)).status).toBe(200);
    expect((await get('db/', headers)).status).toBe(200);
  });
});

describe('a server whose database is gone', () => {
  beforeAll(() => kit.db.destroy());

  test('says so, and tells the log why', async () => {
    const { status, text } = await get('db/');
    expect([status, text]).toEqual([503, '{"db":0}']);
    expect(kit.logged.join('')).toContain('the database does not answer');
  });

  test('is up all the same', async () => {
    const { status, text } = await get('healthz/');
    expect([status, text]).toEqual([200, '{"status":"ok"}']);
  });
});
