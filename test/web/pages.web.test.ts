import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aPhoto } from '../pictures.ts';
import { recipe, startKitchen } from './kit.ts';

// Every page, on a desktop and a phone, light and dark: no rule of accessibility broken, nothing wider than the
// screen; a picture of each for people to look at.

const PICTURES = 'build/screenshots';
mkdirSync(PICTURES, { recursive: true });

const kitchen = await startKitchen();

const DEVICES = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};
type Device = keyof typeof DEVICES;
type Theme = 'light' | 'dark';
const LOOKS = Object.keys(DEVICES).flatMap((device) =>
  ['light', 'dark'].map((theme) => [device as Device, theme as Theme] as const),
);

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützensuppe mit Klößchen';

type Send = (url: string, data: object) => Promise<{ id: number }>;

/** A kitchen with something of everything: long words, other scripts, from right to left. */
async function fill(post: Send, put: Send): Promise<number> {
  const { id } = await post(
    '/api/recipes/',
    recipe('Phở bò tái', 'rice noodles: 400 g', 'beef: 300 g', 'lime: 1'),
  );
  await post('/api/recipes/bulk/', {
    list: [
      { ...recipe(LONG, 'Mehl: 200 g'), meat_type: 'Vegetarisch mit viel Gemüse', state: 'used' },
      { ...recipe('حساء العدس', 'عدس: ١ كوب'), frequency: 'rarely' },
      { ...recipe('Nothing in it'), note: '' },
    ],
  });
  for (const [name, group] of [
    ['limes', 'Door'],
    [LONG.slice(0, 60), 'Gemüsefach'],
    ['حليب', 'Door'],
  ]) {
    await post('/api/fridge/ingredient/', { name: name ?? '', group: group ?? '' });
  }
  await post('/api/fridge/ingredient/', { text: '500 g spinach until tomorrow', group: 'Door' });
  const ham = await post('/api/fridge/ingredient/', {
    text: '100 g ham',
    group: 'Door',
    price: 319,
  });
  await post(`/api/fridge/ingredient/${ham.id}/use/`, { thrown: true, reason: 'Mouldy' });
  const milk = await post('/api/fridge/ingredient/', {
    text: '2 l milk',
    group: 'Door',
    price: 238,
  });
  await post(`/api/fridge/ingredient/${milk.id}/use/`, { amount: '1500', unit: 'ml' });
  await put('/api/fridge/marks/', { name: 'milk', amount: '1', unit: 'l' });
  await put('/api/fridge/marks/', { name: 'salt' });
  await post('/api/plans/', {
    meals: [
      { date: new Date().toISOString().slice(0, 10), recipe_id: id },
      { date: new Date().toISOString().slice(0, 10), title: LONG },
    ],
  });
  await post('/api/grocery/list/', {
    items: `${LONG}\n2 l milk\nbánh mì\nlabneh\n1 kg carrots\nfrozen peas\nsoap\n500 g minced beef`,
  });
  await post('/api/grocery/', { recipe_ids: [id] });
  return id;
}

async function look(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(
      document.getAnimations().map((animation) => animation.finished.catch(() => {})),
    );
  });
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 140)).join(' | ')}`,
  );
  expect(told, name).toEqual([]);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(tooWide, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
}

async function lookSignedOut(device: Device, theme: Theme): Promise<void> {
  const context = await kitchen.device({ ...DEVICES[device], colorScheme: theme });
  const page = await context.newPage();
  for (const path of ['/', '/login', '/register', '/help', '/nowhere']) {
    await page.goto(path);
    await look(page, `${device}-${theme}-out${path.replaceAll('/', '-')}`);
  }
}

async function lookSignedIn(device: Device, theme: Theme): Promise<void> {
  const { page, post, put, give } = await kitchen.cook('/help', {
    ...DEVICES[device],
    colorScheme: theme,
  });
  const empty = [
    '/home',
    '/recipes',
    '/fridge',
    '/groceries',
    '/plan',
    '/week',
    '/history',
    '/statistics',
  ];
  for (const path of empty) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await look(page, `${device}-${theme}-empty${path.replaceAll('/', '-')}`);
  }
  const id = await fill(post as Send, put as Send);
  await give(id, await aPhoto(1200, 900));
  const filled = [
    ...empty,
    '/recipes?by=fridge',
    '/recipes?view=table',
    '/recipes/add',
    `/recipes/${id}`,
    `/recipes/${id}/edit`,
    '/plan?step=fridge',
    '/plan?step=list',
    '/settings',
    '/help/recipes',
  ];
  for (const path of filled) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await look(
      page,
      `${device}-${theme}${path.replaceAll(/[/?=]/g, '-').replace(String(id), 'id')}`,
    );
  }
  await page.goto('/recipes');
  await page.getByRole('link', { name: 'Phở bò tái' }).click();
  await page.getByRole('dialog').waitFor();
  await look(page, `${device}-${theme}-quick-view`);
  await page.goto('/week');
  await page.getByRole('button', { name: 'Suggest meals' }).click();
  await page.getByRole('button', { name: /^Plan these/ }).waitFor();
  await look(page, `${device}-${theme}-week-suggested`);
  await page.goto('/groceries');
  await page.getByRole('checkbox', { name: '2 l milk' }).click();
  await page.getByRole('button', { name: 'Put away' }).click();
  await page.getByLabel('Where milk goes').waitFor();
  await look(page, `${device}-${theme}-put-away`);
}

// All looks at once: most of the time goes into waiting for pages.
test('signed out, everything is fine to look at', { timeout: 180_000 }, async () => {
  await Promise.all(LOOKS.map(([device, theme]) => lookSignedOut(device, theme)));
});

test('signed in, everything is fine to look at', { timeout: 400_000 }, async () => {
  await Promise.all(LOOKS.map(([device, theme]) => lookSignedIn(device, theme)));
});
