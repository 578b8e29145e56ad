import { expect, test } from 'vitest';
import { recipe, startKitchen } from './kit.ts';

const kitchen = await startKitchen();

test('a reload in the middle of cooking loses nothing', async () => {
  const { page, post } = await kitchen.cook();
  const { id } = await post('/api/recipes/', {
    ...recipe('Risotto', 'rice: 1 1/2 cups', 'stock: 1 l'),
    longevity: 2,
    note: '1. Fry the rice.\n2. Stir for 20–25 minutes.',
  });
  await page.goto(`/recipes/${id}`);
  await page.getByLabel('Portions', { exact: true }).fill('4');
  await page.keyboard.press('Enter');
  await page.getByText('3 cups rice').waitFor();
  await page.getByRole('button', { name: 'Step 1 done' }).click();
  await page.getByRole('button', { name: 'Start a timer of 20–25 minutes' }).click();
  await page.reload();
  await page.getByText('3 cups rice').waitFor();
  const step = page.getByRole('button', { name: 'Step 1 done' });
  expect(await step.getAttribute('aria-pressed')).toBe('true');
  await page
    .getByRole('timer')
    .getByText(/^(?:20:00|19:\d\d)$/)
    .waitFor();
  await expect.poll(() => page.title()).toMatch(/^⏰ (?:20:00|19:\d\d) · Risotto · Ocipe$/);
  await page.getByRole('button', { name: /^Stop the timer/ }).click();
  await expect.poll(() => page.title()).toBe('Risotto · Ocipe');
});

test('what is missing goes on the list once, for as many as eat', async () => {
  const { page, post, get } = await kitchen.cook();
  await post('/api/fridge/ingredient/', { name: 'stock', group: 'Door' });
  const { id } = await post('/api/recipes/', {
    ...recipe('Risotto', 'rice: 200 g', 'stock: 1 l', 'saffron'),
    longevity: 2,
  });
  await page.goto(`/recipes/${id}`);
  await page.getByText('at home').waitFor();
  await page.getByRole('button', { name: 'More portions' }).click();
  await page.getByRole('button', { name: 'Add 2 missing to the groceries' }).click();
  await page.getByText('Nothing is missing').waitFor();
  await expect
    .poll(async () => (await get('/api/grocery/list/')).map(({ item }: { item: string }) => item))
    .toEqual(['rice (300 g)', 'saffron']);
});

test('a list that is pasted becomes rows, and what is wrong is said where it is', async () => {
  const { page } = await kitchen.cook('/recipes/add');
  await page.getByRole('button', { name: 'Paste many' }).click();
  await page.getByLabel('One ingredient a line').fill('200 g flour\n2 eggs\nsalt');
  await page.getByRole('button', { name: 'Add 3 ingredients' }).click();
  const values = () =>
    page
      .locator('[data-field]')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  await expect
    .poll(async () => (await values()).slice(0, 6))
    .toEqual(['200 g', 'flour', '2', 'eggs', '', 'salt']);
  await page.getByRole('button', { name: 'Save the recipe' }).click();
  await page.getByText('What is it called?').waitFor();
  const name = page.getByLabel('Name', { exact: true });
  expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
});
