import { expect, test } from 'vitest';
import { logIn, startKitchen } from './kit.ts';

const kitchen = await startKitchen({ PUBLIC_URL: 'http://localhost/my/kitchen/' });

test('everything works below a path of its own', async () => {
  const { name } = await kitchen.cook('/my/kitchen/home');
  const page = await (await kitchen.device()).newPage();
  const outside: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/my/kitchen/')) outside.push(pathname);
  });
  await page.goto('/my/kitchen/recipes');
  await page.waitForURL('**/my/kitchen/login?**');
  await logIn(page, name);
  await page.waitForURL('**/my/kitchen/recipes');
  await page.getByRole('link', { name: 'Fridge' }).click();
  await page.waitForURL('**/my/kitchen/fridge');
  await page.reload();
  await page.getByRole('heading', { name: 'Fridge' }).waitFor();
  // The window of the bookmark, told nothing, goes on to the import screen.
  await page.goto(
    '/my/kitchen/recipes/receive#https%3A%2F%2Frecipes.invalid%2Fsoup%3Fa%3D1%26b%3D2',
  );
  const box = page.getByLabel('Address of the page, or the recipe as text');
  await box.waitFor();
  expect(await box.inputValue()).toBe('https://recipes.invalid/soup?a=1&b=2');
  expect(outside).toEqual([]);
});
