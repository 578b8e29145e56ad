import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { recipe, startKitchen } from './kit.ts';

// Texts that would be scripts in a careless page, in every field that is shown, on every page, in a real browser: no
// dialog, no script, nothing the policy had to stop, and no link that leads anywhere but to the web.

const kitchen = await startKitchen();

const PAYLOADS = [
  '<script>hit()</script>',
  '</script><script>hit()</script>',
  '<img src=x onerror=hit()>',
  '<svg onload=hit()>',
  '<svg/onload=hit()>',
  '"><img src=x onerror=hit()>',
  "'><svg onload=hit()>",
  '" onmouseover="hit()" x="',
  "' autofocus onfocus='hit()",
  'javascript:hit()',
  'JaVaScRiPt:hit()',
  'java\tscript:hit()',
  ' javascript://%0ahit()',
  'data:text/html,<script>hit()</script>',
  'vbscript:hit()',
  '[x](javascript:hit())',
  '![x](x"onerror="hit())',
  '{{constructor.constructor("hit()")()}}',
  '${hit()}',
  '<%= hit() %>',
  '<a href="javascript:hit()">x</a>',
  '<iframe srcdoc="<script>parent.hit()</script>">',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=hit()>',
  '<template><img src=x onerror=hit()></template>',
  '<style>*{background:url(javascript:hit())}</style>',
  '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;javascript:hit()">',
  '<object data=javascript:hit()>',
  'https://x/"onclick="hit()',
  'http://x/ javascript:hit()',
  '\u202E<script>hit()</script>',
  '&lt;script&gt;hit()&lt;/script&gt;',
  '<input type="image" src=x onerror=hit()>',
  '<details open ontoggle=hit()>',
  '<x id=body contenteditable onfocus=hit() autofocus>',
];

const PAGES = ['/home', '/recipes', '/fridge', '/groceries', '/plan', '/week', '/history'];
const MORE_PAGES = ['/statistics', '/settings', '/help', '/recipes/add'];

/** Tells of scripts that ran and of what the policy stopped. */
async function watch(page: Page): Promise<string[]> {
  const problems: string[] = [];
  await page.exposeFunction('hit', () => problems.push('a script ran'));
  await page.exposeFunction('stopped', (what: string) => problems.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { stopped } = globalThis as unknown as { stopped: (what: string) => void };
      stopped(`${event.violatedDirective} stopped ${event.blockedURI} ${event.sample}`);
    });
  });
  return problems;
}

/** Addresses of the page that lead to anything but this server and the web. */
function oddAddresses(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[href],[src],[action],[formaction]')]
      .flatMap((element) =>
        ['href', 'src', 'action', 'formaction'].map((name) => element.getAttribute(name) ?? ''),
      )
      .filter((address) => /^[\s\p{C}]*[a-z][a-z\d+.-]*\s*:/iu.test(address))
      .filter((address) => !/^(?:https?:\/\/|blob:|data:image\/|mailto:)/i.test(address)),
  );
}

async function look(page: Page, path: string, problems: string[]): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  problems.push(...(await oddAddresses(page)).map((address) => `${path}: ${address}`));
}

/** A recipe with one of them in what there is but one of, and with all of them in its lists. */
const poisoned = (payload: string) => ({
  ...recipe(payload),
  meat_type: payload.slice(0, 30),
  note: PAYLOADS.map((one) => `${one}\n1. ${one}\nhttps://x.example/${one}`).join('\n'),
  tags: PAYLOADS.slice(0, 20).map((one) => one.slice(0, 50)),
  steps: PAYLOADS.map((one) => ({ text: one, section: one })),
  author: payload,
  description: payload,
  source_url: `https://x.example/${encodeURI(payload).replaceAll(/\s/g, '')}"'<script>`,
  ingredients: PAYLOADS.map((one) => ({
    name: one,
    quantity: one.slice(0, 90),
    preparation: one,
    section: one,
  })),
});

test('texts stay texts, whatever they say, on every page', { timeout: 240_000 }, async () => {
  const { page, post, get } = await kitchen.cook('/help');
  const problems = await watch(page);
  await post('/api/recipes/bulk/', { list: PAYLOADS.map(poisoned) });
  for (const payload of PAYLOADS) {
    await post('/api/fridge/ingredient/', { name: payload, group: payload.slice(0, 30) });
  }
  await post('/api/grocery/list/', { items: PAYLOADS.join('\n') });
  const recipes: { id: number }[] = await get('/api/recipes/');
  expect(recipes).toHaveLength(PAYLOADS.length);
  const led = { ...recipe('led away'), source_url: 'javascript:hit()' };
  expect(await post('/api/recipes/', led)).toEqual({ source_url: ['Enter a valid URL.'] });
  const date = new Date().toISOString().slice(0, 10);
  await post('/api/plans/', { meals: PAYLOADS.map((title) => ({ date, title })) });
  await post('/api/grocery/', { recipe_ids: recipes.slice(0, 10).map(({ id }) => id) });

  for (const path of [...PAGES, ...MORE_PAGES]) await look(page, path, problems);
  for (const { id } of recipes.slice(0, 8)) await look(page, `/recipes/${id}`, problems);
  for (const { id } of recipes.slice(0, 2)) await look(page, `/recipes/${id}/edit`, problems);
  for (const payload of PAYLOADS.slice(0, 3)) {
    const text = encodeURIComponent(payload);
    for (const path of [
      `/recipes?q=${text}`,
      `/${text}`,
      `/login?next=${text}`,
      `/recipes#${text}`,
    ]) {
      await look(page, path, problems);
    }
  }
  expect(problems).toEqual([]);
});

test(
  'what is read from elsewhere stays text, and leads nowhere',
  { timeout: 120_000 },
  async () => {
    const { page, get } = await kitchen.cook('/recipes/add');
    const problems = await watch(page);
    await page.goto('/recipes/add');
    const text = `${PAYLOADS[2]}\nServes 4\n\nIngredients\n${PAYLOADS.slice(0, 12).join('\n')}\n\nMethod\n${PAYLOADS.join('\n')}`;
    await page.getByRole('button', { name: 'Read from a link' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Address of the page, or the recipe as text').fill(text);
    await dialog.getByRole('button', { name: 'Read it' }).click();
    await dialog.getByRole('button', { name: 'Fill the form' }).click();

    await page.goto('/recipes');
    await page.getByRole('button', { name: 'More about the cookbook' }).click();
    await page.getByRole('menuitem', { name: 'Import recipes' }).click();
    const list = PAYLOADS.map(poisoned);
    const file = {
      name: '<img src=x onerror=hit()>.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(list)),
    };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: /^Add [1-9]\d* recipes$/ }).click();
    await expect.poll(async () => (await get('/api/recipes/')).length).toBeGreaterThan(20);
    const recipes: { id: number; source_url?: string }[] = await get('/api/recipes/');
    for (const { source_url: source } of recipes) expect(source ?? 'https:').toMatch(/^https?:/);
    for (const { id } of recipes.slice(0, 3)) await look(page, `/recipes/${id}`, problems);
    expect(problems).toEqual([]);
  },
);

test('the policy stops scripts made of texts, and the watch would tell', async () => {
  const { page } = await kitchen.cook('/help');
  const problems = await watch(page);
  const answer = await page.goto('/help');
  const policy = answer?.headers()['content-security-policy'];
  expect(policy).toMatch(/script-src 'self';.*require-trusted-types-for 'script'/);
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('a'), { href: 'javascript:hit()' }));
    (globalThis as unknown as { hit: () => void }).hit();
  });
  expect(await oddAddresses(page)).toEqual(['javascript:hit()']);
  await expect.poll(() => problems).toEqual(['a script ran']);
});
