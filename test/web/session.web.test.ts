import { expect, test } from 'vitest';
import { logIn, PASSWORD, startKitchen } from './kit.ts';

const kitchen = await startKitchen();

test('the first page is there without a word to the API', async () => {
  const page = await (await kitchen.device()).newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([]);
});

test('a new cook registers and is in the kitchen; a reload stays there', async () => {
  const page = await (await kitchen.device()).newPage();
  await page.goto('/');
  await page.getByRole('link', { name: 'Start your cookbook' }).click();
  await page.getByLabel('User name').fill('Bärbel');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Register' }).click();
  await page.getByText('This password is too short').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Register' }).click();
  await page.waitForURL('**/home');
  await page.reload();
  await page.getByRole('button', { name: 'Bärbel' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/home');
});

test('signing in leads to the page that was asked for, and nowhere else', async () => {
  const { name } = await kitchen.cook();
  const page = await (await kitchen.device()).newPage();
  await page.goto('/recipes?q=soup');
  await page.waitForURL('**/login?**');
  await logIn(page, name, 'not this one');
  await page.getByText('do not go together').waitFor();
  await logIn(page, name);
  await page.waitForURL('**/recipes?q=soup');

  const other = await (await kitchen.device()).newPage();
  await other.goto('/login?next=//evil.example/');
  await logIn(other, name);
  await other.waitForURL('**/home');
});

test('no token is ever kept where a script of another day could find it', async () => {
  const { page, context } = await kitchen.cook();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(stored).not.toContain('eyJ');
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ name: 'refresh_token', httpOnly: true });
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('two tabs renew an old token once, and go on', async () => {
  const { page, context } = await kitchen.cook('/settings');
  const second = await context.newPage();
  await second.goto('/settings');
  for (const tab of [page, second]) await tab.getByText('This one').waitFor();
  let renewals = 0;
  context.on('request', (request) => {
    if (request.url().endsWith('/token/refresh/')) renewals += 1;
  });
  // Nobody takes the old token any more: both ask for a new one at once.
  await context.route('**/api/user/sessions/', async (route) => {
    const isNew = renewals > 0;
    await (isNew ? route.continue() : route.fulfill({ status: 401, json: { detail: 'old' } }));
  });
  await Promise.all(
    [page, second].map((tab) => tab.evaluate(() => dispatchEvent(new Event('visibilitychange')))),
  );
  await Promise.all([page, second].map((tab) => tab.reload()));
  for (const tab of [page, second]) await tab.getByText('This one').waitFor();
  expect(renewals).toBeLessThanOrEqual(3);
});

test('a server in trouble signs nobody out', async () => {
  const { page, context } = await kitchen.cook('/settings');
  await page.getByText('This one').waitFor();
  await context.route('**/api/**', (route) => route.fulfill({ status: 500, json: {} }));
  await page.reload();
  await page.getByText('cannot be reached').waitFor();
  await context.unroute('**/api/**');
  // It tries again by itself.
  await page.getByText('This one').waitFor();
});

test('logging out ends every tab, and nothing is left behind', async () => {
  const { page, context, name } = await kitchen.cook('/recipes');
  const second = await context.newPage();
  await second.goto('/settings');
  await second.getByText('This one').waitFor();
  await page.getByRole('button', { name }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  for (const tab of [page, second]) await tab.waitForURL(/\/login|\/$/);
  const kept = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('ocipe');
        opening.addEventListener('success', () => {
          const answers = opening.result.transaction('answers').objectStore('answers').count();
          answers.addEventListener('success', () => resolve(answers.result));
        });
      }),
  );
  expect(kept).toBe(0);
});

test('the password is changed, and only with the one so far', async () => {
  const { page, name } = await kitchen.cook('/settings');
  await page.getByLabel('Password so far').fill('not this one');
  await page.getByLabel('New password').fill('another good one');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.locator('[aria-invalid=true]').waitFor();
  await page.getByLabel('Password so far').fill(PASSWORD);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('The password is changed').waitFor();
  const other = await (await kitchen.device()).newPage();
  await other.goto('/login');
  await logIn(other, name, 'another good one');
  await other.waitForURL('**/home');
});

test('another device is signed out from here', async () => {
  const { page, name } = await kitchen.cook('/settings');
  const other = await (await kitchen.device()).newPage();
  await other.goto('/login');
  await logIn(other, name);
  await other.waitForURL('**/home');
  await page.reload();
  await page.getByRole('button', { name: /^Sign out Chrome/ }).click();
  await expect.poll(() => page.getByRole('button', { name: /^Sign out Chrome/ }).count()).toBe(0);
  await other.goto('/settings');
  await other.waitForURL('**/login**');
});

test('deleting the account asks for the password and ends everything', async () => {
  const { page } = await kitchen.cook('/settings');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByText('is deleted').waitFor();
  await page.waitForURL(/\/login|\/$/);
});
