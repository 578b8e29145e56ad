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
  expect(outside).toEqual([]);
});
