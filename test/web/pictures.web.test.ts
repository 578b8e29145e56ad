import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { aPhoto, aPicture } from '../pictures.ts';
import { recipe, startKitchen } from './kit.ts';

const kitchen = await startKitchen();

/** A model of our own on loopback, which sees a soup on all photos. */
const asked: string[] = [];
const model = createServer((request, response) => {
  void text(request).then((body) => {
    asked.push(body);
    const seen = { name: 'Soup', servings: '4', ingredients: ['2 leeks'], steps: ['Boil.'] };
    const message = { content: JSON.stringify(seen) };
    response.end(JSON.stringify({ choices: [{ message }] }));
  });
});
await new Promise<void>((ready) => void model.listen(0, '127.0.0.1', ready));
/** A site of our own on loopback, with a recipe and its picture. */
const site = createServer((request, response) => {
  if (request.url === '/leeks.png') {
    void aPicture('png', 400, 300).then((bytes) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end(bytes),
    );
    return;
  }
  const about = {
    '@type': 'Recipe',
    name: 'Leeks',
    image: '/leeks.png',
    recipeIngredient: ['2 leeks'],
    recipeInstructions: 'Boil the leeks.',
  };
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end(`<script type="application/ld+json">${JSON.stringify(about)}</script>`);
});
await new Promise<void>((ready) => void site.listen(0, '127.0.0.1', ready));
const siteHost = `127.0.0.1:${(site.address() as AddressInfo).port}`;
const seeing = await startKitchen({
  IMPORT_ALLOW: siteHost,
  AI_PROVIDER: 'openai',
  AI_URL: `http://127.0.0.1:${(model.address() as AddressInfo).port}`,
  AI_MODEL: 'seeing',
});
afterAll(() => {
  model.close();
  site.close();
});

const photo = async (name = 'soup.jpg') => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await aPhoto(900, 700),
});

test('a recipe gets a picture, shows it in the list, and loses it with an undo', async () => {
  const { page, get, post } = await kitchen.cook();
  const { id } = await post('/api/recipes/', recipe('Lentil soup', 'lentils: 200 g'));
  await post('/api/recipes/', recipe('Leek soup', 'leek: 2'));
  await page.goto(`/recipes/${id}`);
  await page.getByRole('button', { name: 'Add a picture' }).waitFor();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photo());
  const hero = page.getByRole('img', { name: 'Lentil soup, as somebody cooked it' });
  await hero.waitFor();
  await expect.poll(() => hero.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(700);
  const { picture } = await get(`/api/recipes/${id}/`);

  await page.goto('/recipes');
  const thumbnail = page.locator('article', { hasText: 'Lentil soup' }).locator('img');
  await expect
    .poll(() => thumbnail.evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(300);

  await page.getByRole('link', { name: 'Lentil soup' }).click();
  await page.getByRole('link', { name: 'Cook' }).click();
  await page.getByRole('button', { name: 'Remove the picture' }).click();
  await hero.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await hero.waitFor();
  expect((await get(`/api/recipes/${id}/`)).picture).toEqual(picture);

  await page.getByRole('button', { name: 'Remove the picture' }).click();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('button', { name: 'Add a picture' }).waitFor();
  await expect.poll(async () => (await get(`/api/recipes/${id}/`)).picture).toBeUndefined();
});

test('what takes the place of a removed picture stays', async () => {
  const { page, get, post } = await kitchen.cook();
  const { id } = await post('/api/recipes/', recipe('Lentil soup'));
  await page.goto(`/recipes/${id}`);
  const files = page.locator('input[type=file]').first();
  await files.setInputFiles(await photo());
  await page.getByRole('button', { name: 'Remove the picture' }).click();
  await page.getByRole('button', { name: 'Add a picture' }).waitFor();
  await files.setInputFiles({
    name: 'other.png',
    mimeType: 'image/png',
    buffer: await aPicture('png', 300, 200),
  });
  await page.getByRole('img', { name: /as somebody cooked it/ }).waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).first().click();
  await page.goto('/recipes');
  await page.locator('article img').waitFor();
  expect((await get(`/api/recipes/${id}/`)).picture).toMatchObject({ width: 300, height: 200 });
});

test('what cannot be used is said; what is dropped or pasted comes in', async () => {
  const { page, post } = await kitchen.cook();
  const { id } = await post('/api/recipes/', recipe('Lentil soup'));
  await page.goto(`/recipes/${id}`);
  await page.getByRole('button', { name: 'Add a picture' }).waitFor();
  const svg = { name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg></svg>') };
  await page.locator('input[type=file]').first().setInputFiles(svg);
  await page.getByText('Drawings in SVG cannot be used').waitFor();
  const base64 = (await aPicture('png', 300, 200)).toString('base64');
  await page.evaluate((data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'pasted.png', { type: 'image/png' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, base64);
  await page.getByRole('img', { name: /as somebody cooked it/ }).waitFor();
});

test('a new recipe is saved with the picture that was chosen', async () => {
  const { page, get } = await kitchen.cook('/recipes/add');
  await page.getByLabel('Name', { exact: true }).fill('Lentil soup');
  await page.getByLabel('Category').fill('Soup');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photo());
  await page.getByRole('img', { name: 'The one you chose' }).waitFor();
  await page.getByRole('button', { name: 'Save the recipe' }).click();
  await page.getByRole('img', { name: /as somebody cooked it/ }).waitFor();
  const [saved] = await get('/api/recipes/');
  expect(saved.picture).toMatchObject({ width: 700, height: 900 });
});

test('without a signal, pictures that were seen are there; after signing out nothing is', async () => {
  const { page, context, name, post } = await kitchen.cook();
  const { id } = await post('/api/recipes/', recipe('Lentil soup'));
  await page.goto(`/recipes/${id}`);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photo());
  const hero = page.getByRole('img', { name: /as somebody cooked it/ });
  await hero.waitFor();
  await expect.poll(() => hero.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(700);
  await page.goto('/recipes');
  await page.locator('article img').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  const kept = () =>
    page.evaluate(async () => (await (await caches.open('kitchen-pictures')).keys()).length);
  await expect.poll(kept).toBe(2);
  await context.setOffline(true);
  await page.goto('/recipes');
  await page.locator('article img').waitFor();
  await context.setOffline(false);
  await page.getByRole('button', { name }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await expect.poll(() => page.evaluate(() => caches.has('kitchen-pictures'))).toBe(false);
});

test('a recipe is read from photos where a model is set up', async () => {
  asked.length = 0;
  const { page } = await seeing.cook('/recipes/add?from=link');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Read it from photos' }).waitFor();
  const files = [await photo('one.jpg'), await photo('two.jpg')];
  await dialog.locator('input[type=file]').first().setInputFiles(files);
  await dialog.getByRole('heading', { name: 'Soup' }).waitFor();
  await dialog.getByText('A language model read this from a photo.').waitFor();
  expect(asked[0]?.match(/data:image\/jpeg;base64,/g)).toHaveLength(2);
  await dialog.getByRole('button', { name: 'Fill the form' }).click();
  expect(await page.getByLabel('Servings').inputValue()).toBe('4');
});

test('photos are not offered where nobody can read them', async () => {
  const { page } = await kitchen.cook('/recipes/add?from=link');
  await page.getByRole('dialog').getByRole('button', { name: 'Read it' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('button', { name: 'Read it from photos' }).count()).toBe(0);
});

test('a recipe that was read from a page gets its picture, unless somebody does not want it', async () => {
  const { page, get } = await seeing.cook('/recipes/add?from=link');
  const read = async () => {
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/Address of the page/).fill(`http://${siteHost}/`);
    await dialog.getByRole('button', { name: 'Read it', exact: true }).click();
    await dialog.getByRole('button', { name: 'Fill the form' }).click();
    await page.getByText('The picture of the page is taken along when you save.').waitFor();
    await page.getByLabel('Category').fill('Vegetables');
  };
  await read();
  await page.getByRole('button', { name: 'Save the recipe' }).click();
  await page.getByRole('img', { name: 'Leeks, as somebody cooked it' }).waitFor();
  const [saved] = await get('/api/recipes/');
  expect(saved.picture).toMatchObject({ width: 400, height: 300 });

  await page.goto('/recipes/add?from=link');
  await read();
  await page.getByRole('button', { name: 'No picture' }).click();
  await page.getByRole('button', { name: 'Save the recipe' }).click();
  await page.getByRole('heading', { name: 'Leeks', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Add a picture' }).waitFor();
  const [second] = await get('/api/recipes/');
  expect(second).not.toHaveProperty('picture');
});
