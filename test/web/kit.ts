import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import { endServers, startServer } from '../servers.ts';
import { findChromium } from './chromium.ts';

export const PASSWORD = 'taste the kitchen';

/** What a browser says when a server or a network that we took away is away. */
const EXPECTED = /Failed to load resource/;

let cooks = 0;

/**
 * The built client, served by a built server on a database of its own, in a real browser. A test fails when the page
 * says anything is wrong, its content policy included.
 * @param settings of the server, beside its database
 */
export async function startKitchen(settings: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ocipe-web-'));
  const database = `sqlite:${join(folder, 'test.db')}`;
  const server = await startServer({
    DATABASE_URL: database,
    LOG_LEVEL: 'silent',
    LIMIT_REGISTER_PER_ADDRESS: '1000/1s',
    ...settings,
  });
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const problems: string[] = [];

  /** A device of its own, with nobody signed in. */
  const device = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ baseURL: server.url, ...options });
    context.setDefaultTimeout(20_000);
    context.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !EXPECTED.test(text)) problems.push(text);
    });
    context.on('weberror', (error) => problems.push(String(error.error())));
    context.on('dialog', (dialog) => {
      problems.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    return context;
  };

  /** A new cook, signed in on a device of their own, with a page at `path`. */
  const cook = async (path = '/home', options: BrowserContextOptions = {}) => {
    const localStorage = [{ name: 'ocipe-signed-in', value: '1' }];
    const origins = [{ origin: server.url, localStorage }];
    const context = await device({ storageState: { cookies: [], origins }, ...options });
    const name = `cook${(cooks += 1)}`;
    const credentials = { username: name, password: PASSWORD };
    await context.request.post('/api/user/register/', { data: credentials });
    const answer = await context.request.post('/api/user/token/', { data: credentials });
    const { access } = (await answer.json()) as { access: string };
    const headers = { authorization: `Bearer ${access}` };
    const post = async (url: string, data: object) =>
      (await context.request.post(url, { data, headers })).json();
    const put = async (url: string, data: object) =>
      (await context.request.put(url, { data, headers })).json();
    const get = async (url: string) => (await context.request.get(url, { headers })).json();
    /** Gives a recipe a picture. */
    const give = async (id: number, data: Buffer) => {
      const type = { 'content-type': 'image/jpeg' };
      const sent = { data, headers: { ...headers, ...type } };
      return (await context.request.put(`/api/recipes/${id}/picture/`, sent)).json();
    };
    const page = await context.newPage();
    await page.goto(path);
    return { context, page, name, post, put, get, give };
  };

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await tell(browser);
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    endServers();
    rmSync(folder, { recursive: true, force: true });
  });
  return { url: server.url, database, device, cook };
}

/** Prints what the pages of a failed test show, as a screen reader has it. */
async function tell(browser: Browser): Promise<void> {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    const text = await page
      .locator('body')
      .ariaSnapshot({ timeout: 5000 })
      .catch((error: unknown) => String(error));
    console.error(`${page.url()} shows:\n${text}`);
  }
}

/** A recipe as the API takes it. */
export const recipe = (name: string, ...ingredients: string[]) => ({
  name,
  meat_type: 'Soup',
  longevity: 2,
  frequency: 'weekday',
  note: '1. Boil for 25 minutes.\n2. Serve.',
  state: 'active',
  ingredients: ingredients.map((line) => {
    const [food = '', quantity = ''] = line.split(': ');
    return { name: food, quantity };
  }),
});

/** Signs in by the form. */
export async function logIn(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('User name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}
