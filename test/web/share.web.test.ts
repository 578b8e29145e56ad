import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { logIn, recipe, startKitchen } from './kit.ts';

let isGone = true;

/** A site with small recipe pages; some are only for those who are let in. */
const site = createServer((request, answer) => {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const isLetIn = request.headers.cookie?.includes('in=1') === true;
  if (pathname === '/members' && !isLetIn) {
    answer.writeHead(403, { 'content-type': 'text/html' }).end('<p>Members only');
    return;
  }
  if (pathname === '/gone' && isGone) {
    answer.writeHead(404).end();
    return;
  }
  const name = `Soup of ${pathname.slice(1)}${search}`;
  const data = { '@type': 'Recipe', name, recipeIngredient: ['1 l water', '2 leeks'] };
  const policy = pathname === '/members' ? { 'content-security-policy': "default-src 'none'" } : {};
  const apart = { 'cross-origin-opener-policy': 'same-origin' };
  answer
    .writeHead(200, { 'content-type': 'text/html', ...policy, ...(pathname === '/apart' && apart) })
    .end(
      `<!doctype html><title>Soup</title><script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...data })}</script><h1>Soup</h1>`,
    );
});
await new Promise<void>((resolve) => {
  site.listen(0, '127.0.0.1', resolve);
});
const { port } = site.address() as AddressInfo;
const SITE = `http://127.0.0.1:${port}`;
afterAll(() => site.close());

const kitchen = await startKitchen({ IMPORT_ALLOW: `127.0.0.1:${port}` });

/** What axe finds once nothing fades in any more. */
async function violations(page: Page) {
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** The bookmark as the import dialog has it. */
async function bookmark(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'More about the cookbook' }).click();
  await page.getByRole('menuitem', { name: 'Import recipes' }).click();
  const link = page.getByRole('link', { name: 'Save to Ocipe' });
  return (await link.getAttribute('href')) ?? '';
}

/** Presses the bookmark on a page, and gives the window it opens. */
async function press(page: Page, code: string): Promise<Page> {
  const session = await page.context().newCDPSession(page);
  const opened = page.context().waitForEvent('page');
  // As the bookmarks bar does: the page's own policy has no say.
  const expression = decodeURIComponent(code.replace('javascript:', ''));
  await session.send('Runtime.evaluate', { expression, userGesture: true });
  return opened;
}

test('an address in a shared text is read after signing in, escapes and all', async () => {
  const { name } = await kitchen.cook();
  const page = await (await kitchen.device()).newPage();
  const text = `Look at this: ${SITE}/share?a=1&b=%26%25.`;
  await page.goto(`/recipes/import?${new URLSearchParams({ title: 'Soup', text })}`);
  await logIn(page, name);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'Soup of share?a=1&b=%26%25' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Fill the form' }).click();
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(
    'Soup of share?a=1&b=%26%25',
  );
});

test('a shared text without an address is read as the recipe', async () => {
  const text = 'Serves 2\n\nIngredients\n1 l water\n2 leeks\n\nMethod\nBoil.';
  const { page, get } = await kitchen.cook(
    `/recipes/import?${new URLSearchParams({ title: 'Leek soup', text })}`,
  );
  await page.getByRole('dialog').getByRole('heading', { name: 'Leek soup' }).waitFor();
  await page.getByRole('dialog').getByText('2 ingredients').waitFor();
  expect(await get('/api/recipes/')).toEqual([]);
});

test('the bookmark hands over a page only its reader may see, and one press reads it', async () => {
  const { page, context, get } = await kitchen.cook('/recipes');
  const code = await bookmark(page);
  expect(await violations(page)).toEqual([]);
  await context.addCookies([{ name: 'in', value: '1', url: SITE }]);
  await page.goto(`${SITE}/members`);
  const opened = await press(page, code);
  const asked = opened.getByRole('dialog', { name: `A page from 127.0.0.1:${port}` });
  await asked.waitFor();
  expect(await violations(opened)).toEqual([]);
  // The program itself cannot be reached from the page, nor the page from it.
  expect(await opened.evaluate(() => window.opener)).toBeNull();
  await asked.getByRole('button', { name: 'Read this page' }).click();
  await opened.getByRole('dialog').getByRole('heading', { name: 'Soup of members' }).waitFor();
  expect(await get('/api/recipes/')).toEqual([]);
});

test('where the page is kept apart from what it opens, its address is read', async () => {
  const { page } = await kitchen.cook('/recipes');
  const code = await bookmark(page);
  await page.goto(`${SITE}/apart`);
  const opened = await press(page, code);
  await opened.getByRole('dialog').getByRole('heading', { name: 'Soup of apart' }).waitFor();
});

test('a window that is opened and told nothing goes on with the address', async () => {
  const { page } = await kitchen.cook('/recipes');
  const code = await bookmark(page);
  await page.goto(`${SITE}/silent`);
  const silent = code.replace('ocipe-ready', 'never-said');
  const opened = await press(page, silent);
  await opened.getByRole('dialog').getByRole('heading', { name: 'Soup of silent' }).waitFor();
});

test('a page that is too large is not kept; its address is read', async () => {
  const { page } = await kitchen.cook('/recipes');
  const code = await bookmark(page);
  await page.goto(`${SITE}/large`);
  await page.evaluate(() => {
    document.body.append('x'.repeat(11 * 1024 * 1024));
  });
  const opened = await press(page, code);
  await opened.getByText('larger than 10 MB').waitFor();
  await opened.getByRole('dialog').getByRole('heading', { name: 'Soup of large' }).waitFor();
});

test('the installed app is a target for shares, and opens without a signal', async () => {
  const manifest = JSON.parse(readFileSync('dist/web/manifest.webmanifest', 'utf8'));
  expect(manifest.share_target).toEqual({
    action: './recipes/import',
    method: 'GET',
    params: { title: 'title', text: 'text', url: 'url' },
  });
  const { page, context } = await kitchen.cook('/recipes');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await page.goto(`/recipes/import?${new URLSearchParams({ url: `${SITE}/away` })}`);
  const box = page.getByLabel('Address of the page, or the recipe as text');
  await box.waitFor();
  expect(await box.inputValue()).toBe(`${SITE}/away`);
  await page.getByText('Ocipe cannot be reached.').first().waitFor();
});

test('many pages are read, chosen and saved; a failed one is read again, a known one is left', async () => {
  const { page, context, get, post } = await kitchen.cook('/home');
  await post('/api/recipes/', { ...recipe('Old soup', 'water'), source_url: `${SITE}/old` });
  await page.goto('/recipes');
  const openLinks = async () => {
    await page.getByRole('button', { name: 'More about the cookbook' }).click();
    await page.getByRole('menuitem', { name: 'Import recipes' }).click();
    await page.getByRole('button', { name: 'Many web pages at once' }).click();
  };
  await openLinks();
  const dialog = page.getByRole('dialog', { name: 'Many web pages' });
  let isRefused = true;
  await context.route('**/api/recipes/import/', (route) => {
    if (!isRefused) return route.continue();
    isRefused = false;
    const detail = 'Request was throttled. Expected available in 1 second.';
    return route.fulfill({ status: 429, headers: { 'retry-after': '1' }, json: { detail } });
  });
  const paths = ['one', 'two', 'gone', 'old'];
  await dialog.getByLabel('Addresses').fill(paths.map((path) => `${SITE}/${path}`).join('\n'));
  await dialog.getByRole('button', { name: 'Read them' }).click();
  await dialog.getByText('4 of 4 done, 1 failed.').waitFor();
  await dialog.getByText('already in your cookbook').waitFor();
  expect(await violations(page)).toEqual([]);
  // What was read is there after loading again.
  await page.reload();
  await openLinks();
  await dialog.getByText('4 of 4 done, 1 failed.').waitFor();
  isGone = false;
  await dialog.getByRole('button', { name: 'Try the failed again' }).click();
  await dialog.getByText('4 of 4 done.').waitFor();
  await dialog.getByLabel('Soup of two').uncheck();
  await dialog.getByRole('button', { name: 'Save 2 recipes' }).click();
  await page.getByText('2 recipes added.').waitFor();
  const names = (await get('/api/recipes/')).map(({ name }: { name: string }) => name);
  expect(names.toSorted()).toEqual(['Old soup', 'Soup of gone', 'Soup of one']);
});
