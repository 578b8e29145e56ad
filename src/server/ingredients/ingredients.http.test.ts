import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
let cook: Person;
beforeAll(async () => {
  kit = await startTestApp();
  cook = await kit.signUp();
});
afterAll(() => kit.close());

const parse = (body: unknown) => cook.post('/api/ingredients/parse/', body);

test('lines are read in their order', async () => {
  const { status, body } = await parse({ lines: ['200 g flour, sifted', 'For the sauce:', ''] });
  expect(status).toBe(200);
  expect(body.ingredients).toEqual([
    {
      line: '200 g flour, sifted',
      amounts: [{ quantity: '200', quantity_max: null, unit: 'g' }],
      name: 'flour',
      size: null,
      preparation: 'sifted',
      comment: null,
      alternatives: [],
      optional: false,
      heading: false,
      confidence: 1,
    },
    expect.objectContaining({ name: 'For the sauce', heading: true, amounts: [] }),
    expect.objectContaining({ line: '', name: '', amounts: [] }),
  ]);
});

test.each([
  ['no lines', {}, { lines: ['This field is required.'] }],
  [
    'lines that are none',
    { lines: 'x' },
    { lines: { non_field_errors: ['Expected a list of items but got type "str".'] } },
  ],
])('%s are refused by name', async (_what, sent, problems) => {
  const { status, body } = await parse(sent);
  expect([status, body]).toEqual([400, problems]);
});

const eggs = (count: number) => Array.from({ length: count }, () => '1 egg');

test('five hundred lines are enough', async () => {
  expect((await parse({ lines: eggs(500) })).status).toBe(200);
  expect((await parse({ lines: eggs(501) })).status).toBe(400);
});
