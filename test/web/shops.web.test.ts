import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startKitchen } from './kit.ts';

const kitchen = await startKitchen();

const LIST = '/api/grocery/list/';
const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ html }) => html),
  ]);
const fromMenu = async (page: Page, what: string) => {
  await page.getByRole('button', { name: 'More about the list' }).click();
  await page.getByRole('menuitem', { name: what }).click();
};
/** The lines to buy, from top to bottom. */
const toBuy = async (page: Page) =>
  page
    .getByRole('list', { name: 'To buy' })
    .getByRole('checkbox')
    .locator('xpath=..')
    .allInnerTexts();
const aisles = async (page: Page) =>
  page.getByRole('list', { name: 'To buy' }).getByRole('heading').allInnerTexts();

test('the list stands in the order of the shop that is chosen, without a signal too', async () => {
  const { page, post, get, context } = await kitchen.cook();
  await post(LIST, { items: 'milk\nbread\nonions' });
  await page.goto('/groceries');
  await page.getByText('onions').waitFor();
  expect(await toBuy(page)).toEqual(['onions', 'bread', 'milk']);

  await fromMenu(page, 'Shops and their aisles');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('A new shop').fill('Market');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await dialog.getByRole('heading', { name: 'The aisles of Market' }).waitFor();
  // By the keyboard; the focus stays with the button that was used.
  const up = dialog.getByRole('button', { name: 'Dairy: up' });
  await up.focus();
  const [{ id }] = await get('/api/grocery/shops/');
  const walk = async () => (await get('/api/grocery/shops/'))[0].aisles.slice(0, 2);
  for (const place of [4, 3, 2, 1]) {
    await page.keyboard.press('Enter');
    await page.getByText(`Dairy is number ${place} of`).waitFor({ state: 'attached' });
  }
  await expect.poll(walk).toEqual(['dairy', 'produce']);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Dairy: down');
  await dialog.getByRole('button', { name: 'No Bakery here' }).click();
  await dialog.getByRole('region', { name: 'Not in this shop' }).getByText('Bakery').waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'All shops' }).click();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect(await aisles(page)).toEqual(['Dairy', 'Produce', 'Bakery']);
  expect(await violations(page)).toEqual([]);

  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForTimeout(500);
  await context.setOffline(true);
  await page.reload();
  await page.getByText('onions').waitFor();
  await expect.poll(() => aisles(page)).toEqual(['Dairy', 'Produce', 'Bakery']);
  const choice = page.getByLabel('In the order of');
  await choice.selectOption('The usual order of aisles');
  expect(await toBuy(page)).toEqual(['onions', 'bread', 'milk']);
  await choice.selectOption('Market');
  await context.setOffline(false);

  await page.getByRole('button', { name: 'Shops and their aisles' }).click();
  await dialog.getByRole('button', { name: 'Delete Market' }).click();
  await choice.waitFor({ state: 'detached' });
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await dialog.getByRole('button', { name: 'Delete Market' }).waitFor();
  expect(await get('/api/grocery/shops/')).toMatchObject([{ id, name: 'Market' }]);
});

test('lines are put in order and into other aisles, by keys and by dragging', async () => {
  const { page, post, get } = await kitchen.cook('/help', {
    viewport: { width: 1280, height: 1400 },
  });
  await post(LIST, { items: 'onions\nleek\ncarrots\nmilk\nbread\ncola' });
  await page.goto('/groceries');
  await page.getByText('cola').waitFor();
  expect(await toBuy(page)).toEqual(['carrots', 'leek', 'onions', 'bread', 'milk', 'cola']);
  await fromMenu(page, 'Put in order');
  const list = page.getByRole('list', { name: 'Put in order' });
  await list.getByRole('button', { name: 'onions: up' }).click();
  await page.getByText('onions is number 2 of 3 in Produce.').waitFor({ state: 'attached' });
  await list.getByRole('button', { name: 'onions: up' }).click();
  await page.getByText('onions is number 1 of 3 in Produce.').waitFor({ state: 'attached' });
  await list.getByRole('button', { name: 'bread: up' }).click();
  await page.getByText('bread is number 4 of 4 in Produce.').waitFor({ state: 'attached' });
  expect(await violations(page)).toEqual([]);

  const grip = (name: string) => list.getByRole('button', { name: `Move ${name}`, exact: true });
  await grip('leek').focus();
  await page.keyboard.press('Space');
  await page.getByText('leek is over leek.').waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowUp');
  await page.getByText('leek is over carrots.').waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  await page.getByText('leek is number 2 of 4 in Produce.').waitFor({ state: 'attached' });

  const [from, to] = [await grip('cola').boundingBox(), await grip('milk').boundingBox()];
  await page.mouse.move((from?.x ?? 0) + 20, (from?.y ?? 0) + 20);
  await page.mouse.down();
  await page.mouse.move((to?.x ?? 0) + 20, (to?.y ?? 0) + 24, { steps: 12 });
  await page.mouse.up();
  await page.getByText(/^cola is number \d of 2 in Dairy.$/).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Done' }).click();
  const words = await toBuy(page);
  expect(words.slice(0, 4)).toEqual(['onions', 'leek', 'carrots', 'bread']);
  expect(words.slice(4).toSorted()).toEqual(['cola', 'milk']);
  await expect
    .poll(async () => (await get(LIST)).find(({ item }: { item: string }) => item === 'cola').aisle)
    .toBe('dairy');
  await page.reload();
  await page.getByText('cola').waitFor();
  expect(await toBuy(page)).toEqual(words);
  // It is looked for there from then on, behind what was put in order.
  await post(LIST, { items: 'rye bread\nbread' });
  await page.reload();
  await expect.poll(() => toBuy(page)).toHaveLength(8);
  expect((await toBuy(page)).slice(0, 5)).toEqual(['onions', 'leek', 'carrots', 'bread', 'bread']);
});

test('what was put away comes back to the list with one tap', async () => {
  const { page, post, get } = await kitchen.cook();
  await post('/api/fridge/ingredient/', { text: '1 l milk', group: 'Door' });
  await post(LIST, { items: '2 l milk\nbread' });
  await page.goto('/groceries');
  for (const item of ['2 l milk', 'bread'])
    await page.getByRole('checkbox', { name: item }).click();
  await page.getByText('In the basket (2)').waitFor();
  await expect
    .poll(async () => (await get(LIST)).every((line: { isChecked: boolean }) => line.isChecked))
    .toBe(true);
  const state = async () => [await get(LIST), await get('/api/fridge/')];
  const before = await state();
  await page.getByRole('button', { name: 'Put away' }).click();
  await page.getByLabel('Where milk goes').waitFor();
  await page.getByRole('button', { name: 'Into the fridge' }).click();
  await page.getByText('2 things are put away.').waitFor();
  expect(await get(LIST)).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('In the basket (2)').waitFor();
  expect(await state()).toEqual(before);
});
