import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endpoints } from '../src/contract/api.ts';
import { startTestApp, type TestApp } from './kit.ts';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp();
});
afterAll(() => kit.close());

test('the description is valid OpenAPI 3.1', async () => {
  const { status, body } = await kit.nobody.get('/api/schema/');
  expect(status).toBe(200);
  const result = await new Validator().validate(body);
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
  expect(body.openapi).toMatch(/^3\.1/);
});

test('the description has every endpoint once, with a name of its own', async () => {
  const { body } = await kit.nobody.get('/api/schema/');
  const operations = Object.values<Record<string, { operationId: string }>>(body.paths).flatMap(
    (path) => Object.values(path).map((operation) => operation.operationId),
  );
  expect(operations).toHaveLength(endpoints.length);
  expect(new Set(operations).size).toBe(endpoints.length);
});

test('every reference in the description leads somewhere', async () => {
  const { text, body } = await kit.nobody.get('/api/schema/');
  const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(10);
  for (const [, name = ''] of references) expect(body.components.schemas).toHaveProperty(name);
});

test('the readable page is served from here alone', async () => {
  const page = await kit.nobody.get('/api/docs/');
  expect(page.status).toBe(200);
  expect(page.headers['content-security-policy']).toContain("script-src 'self'");
  expect(page.text).not.toMatch(/https?:\/\//);
  const files = [...page.text.matchAll(/(?:src|href)="\.\/([\w.]+)"/g)].map(([, file]) => file);
  expect(files).toEqual(['viewer.css', 'viewer.js', 'start.js']);
  for (const file of files) {
    expect((await kit.nobody.get(`/api/docs/${file}`)).status).toBe(200);
  }
});

test('the page without its slash leads to the one with it, under any prefix', async () => {
  const { status, headers } = await kit.nobody.get('/api/docs');
  expect([status, headers['location']]).toEqual([308, 'docs/']);
});
