import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { recipe, startKitchen } from './kit.ts';

const kitchen = await startKitchen();

const choose = async (page: Page, food: string, what: string) => {
  await page.getByRole('button', { name: `More about ${food}` }).click();
  await page.getByRole('menuitem', { name: what }).click();
};
const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ html }) => html),
  ]);

test('a part goes into the freezer with a new last day, is divided, and all comes back', async () => {
  const { page, post, get } = await kitchen.cook();
  const fridge = async () => (await get('/api/fridge/')).ingredient_list;
  const text = '1 kg minced beef until tomorrow';
  await post('/api/fridge/ingredient/', { text, group: 'Fridge', price: 999 });
  await post('/api/fridge/ingredient/', { name: 'ice', group: 'Freezer' });
  const before = await fridge();
  await page.goto('/fridge');
  await choose(page, 'minced beef', 'Move some, or divide');
  const dialog = page.getByRole('dialog', { name: 'Move minced beef' });
  const day = dialog.getByLabel('Good until');
  await expect.poll(async () => (await day.inputValue()) > before.Fridge[0].expires_on).toBe(true);
  await dialog.getByLabel('How much').fill('2');
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await dialog.getByText('There is less than that.').waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByLabel('How much').fill('250');
  await dialog.getByLabel('Unit').fill('g');
  const guess = await day.inputValue();
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByText(/^Some minced beef is in Freezer, good until/).waitFor();
  const { Freezer: frozen } = await fridge();
  expect(frozen).toMatchObject([{ name: 'ice' }, { amount: '1/4', expires_on: guess, price: 250 }]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(fridge).toEqual(before);
  const more = page.getByRole('button', { name: 'More about minced beef' });
  await expect.poll(() => more.count()).toBe(1);

  await choose(page, 'minced beef', 'Move some, or divide');
  await dialog.getByLabel('Equal portions').fill('4');
  await dialog.getByRole('button', { name: 'Divide' }).click();
  await page.getByText('minced beef is in 4 portions.').waitFor();
  await page.getByText('250 g').nth(3).waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(fridge).toEqual(before);
});

test('what runs low is said and put on the list', async () => {
  const { page, post, get } = await kitchen.cook();
  await post('/api/fridge/ingredient/', { text: '1 l milk', group: 'Door' });
  const soup = recipe('Milk soup', 'milk: 250 ml');
  const { id } = await post('/api/recipes/', soup);
  await page.goto('/fridge');
  await choose(page, 'milk', 'Always at home');
  const dialog = page.getByRole('dialog', { name: 'milk: always at home' });
  await dialog.getByLabel('At least').fill('1');
  await dialog.getByLabel('Unit').fill('lightyears');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('We do not know this unit.').waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByLabel('Unit').fill('l');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await page.getByRole('region', { name: 'Running low' }).count()).toBe(0);

  await page.goto(`/recipes/${id}`);
  await page.getByRole('button', { name: 'I cooked it' }).click();
  await page.getByText('Taken from the fridge: milk. milk is running low.').waitFor();
  await page.goto('/fridge');
  const low = page.getByRole('region', { name: 'Running low' });
  await low.getByText('buy 250 ml to have 1 l').waitFor();
  expect(await violations(page)).toEqual([]);
  await low.getByRole('button', { name: 'Add what is low to the list' }).click();
  await page.getByText('milk is on the list.').waitFor();
  expect(await get('/api/grocery/list/')).toMatchObject([{ item: 'milk (250 ml)' }]);
  await low.getByRole('button', { name: 'Add what is low to the list' }).click();
  await page.getByText('All of it is on the list already.').waitFor();
  await low.getByRole('button', { name: /^milk/ }).click();
  await dialog.getByRole('button', { name: 'Not any more' }).click();
  await low.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await low.waitFor();
});

test('what things cost is noted, thrown away with a reason, and told by month', async () => {
  const { page, post, get } = await kitchen.cook('/help', { locale: 'en-GB' });
  await post('/api/fridge/ingredient/', { text: '400 g ham', group: 'Door' });
  await page.goto('/fridge');
  await choose(page, 'ham', 'How much, until when');
  const dialog = page.getByRole('dialog', { name: 'ham', exact: true });
  await dialog.getByLabel('Price (EUR)').fill('1e400');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Enter a price such as 2.49.').waitFor();
  await dialog.getByLabel('Price (EUR)').fill('4,99');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });

  await choose(page, 'ham', 'Use some, or throw it away');
  const use = page.getByRole('dialog', { name: 'Use ham' });
  await use.getByLabel('How much').fill('100');
  await use.getByRole('radio', { name: 'Thrown away' }).check();
  await use.getByLabel('Why').fill('Mouldy');
  expect(await violations(page)).toEqual([]);
  await use.getByRole('button', { name: 'Throw away' }).click();
  await page.getByText('Some ham is thrown away, and noted as waste.').waitFor();
  await expect
    .poll(async () => (await get('/api/fridge/')).ingredient_list.Door)
    .toMatchObject([{ amount: '300', price: 374 }]);

  await page.goto('/statistics');
  const cost = page.getByRole('table', { name: 'What it cost' });
  await cost.getByRole('cell', { name: '€4.99' }).waitFor();
  await cost.getByRole('cell', { name: '€1.25' }).waitFor();
  const most = page.getByRole('table', { name: 'Thrown away most' });
  await most.getByRole('row', { name: 'ham 1 100 g €1.25 Mouldy' }).waitFor();
  expect(await violations(page)).toEqual([]);

  await page.goto('/settings');
  await page.getByLabel('Currency').selectOption('JPY');
  await expect.poll(() => get('/api/fridge/settings/')).toEqual({ currency: 'JPY' });
});

test('what is bought is put away with its price, which is proposed the next time', async () => {
  const { page, post, get } = await kitchen.cook();
  const buy = async () => {
    await post('/api/grocery/list/', { items: '1 l milk' });
    await page.goto('/groceries');
    await page.getByRole('checkbox', { name: '1 l milk' }).click();
    await page.getByRole('button', { name: 'Put away' }).click();
  };
  const sheet = page.getByRole('dialog', { name: 'Put away' });
  await buy();
  await sheet.getByLabel('milk: price (EUR)').fill('1.19');
  await sheet.getByRole('button', { name: 'Into the fridge' }).click();
  await page.getByText('1 thing is put away.').waitFor();
  await buy();
  await sheet.getByRole('button', { name: 'Again 1.19' }).click();
  await sheet.getByRole('button', { name: 'Into the fridge' }).click();
  await expect
    .poll(async () => Object.values((await get('/api/fridge/')).ingredient_list).flat())
    .toMatchObject([{ price: 119 }, { price: 119 }]);
});
