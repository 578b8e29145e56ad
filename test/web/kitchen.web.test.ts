import { expect, test } from 'vitest';
import { recipe, startKitchen } from './kit.ts';

const kitchen = await startKitchen();

const contentOf = (row: {
  name: string;
  ingredient_list: { name: string; quantity: string }[];
}) => [row.name, row.ingredient_list.map(({ name, quantity }) => ({ name, quantity }))];

test('from a first recipe to a ticked list', async () => {
  const { page } = await kitchen.cook();
  await page.getByRole('link', { name: 'Add a recipe you cook often' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Tomato soup');
  await page.getByLabel('Category').fill('Soup');
  await page.getByLabel('Quantity 1').fill('1 kg');
  await page.getByLabel('Ingredient 1', { exact: true }).fill('Tomatoes');
  await page.keyboard.press('Enter');
  await page.keyboard.type('2');
  await page.keyboard.press('Tab');
  await page.keyboard.type('onions');
  await page.getByLabel('Steps and notes').fill('1. Cook for 25 minutes.\n2. Serve.');
  await page.getByRole('button', { name: 'Save the recipe' }).click();
  await page.getByRole('heading', { name: 'Tomato soup' }).waitFor();
  await page.getByRole('button', { name: 'More portions' }).click();
  await page.getByRole('button', { name: 'More portions' }).click();
  await page.getByText('2 kg tomatoes').waitFor();
  await page.getByRole('button', { name: 'Start a timer of 25 minutes' }).click();
  await page
    .getByRole('region', { name: 'Timers' })
    .getByText(/2[45]:\d\d/)
    .waitFor();

  await page.getByRole('link', { name: 'Fridge' }).click();
  await page.getByRole('button', { name: 'New group' }).click();
  await page.getByRole('button', { name: 'Pantry' }).click();
  await page.getByLabel('Add to Pantry').first().fill('onion');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Name: onion. Change' }).waitFor();

  await page.getByRole('link', { name: 'Plan meals' }).click();
  await page.getByRole('button', { name: 'Put Tomato soup on the board' }).click();
  await page.getByRole('link', { name: 'What to buy' }).first().click();
  const toBuy = page.getByRole('region', { name: 'To buy' });
  await toBuy.getByText('tomatoes').waitFor();
  await page.getByRole('region', { name: 'At home' }).getByText('onions').waitFor();
  await page.getByRole('button', { name: 'Save the plan and its list' }).click();
  await page.waitForURL('**/groceries');
  const list = page.getByRole('list', { name: 'To buy' });
  await list.getByText('tomatoes (1 kg)').waitFor();
  expect(await list.getByRole('listitem').count()).toBe(1);
  await list.getByRole('checkbox').click();
  await page.getByText('Everything is in the basket.').waitFor();

  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await page.getByRole('region', { name: 'Latest plan' }).getByText('Tomato soup').waitFor();
});

test('things in the fridge are moved by mouse, by keyboard and by menu', async () => {
  const { page, post } = await kitchen.cook();
  for (const [name, group] of [
    ['milk', 'Shelf'],
    ['peas', 'Shelf'],
    ['ice', 'Freezer'],
  ]) {
    await post('/api/fridge/ingredient/', { name, group });
  }
  await page.goto('/fridge');
  const freezer = page.getByRole('region', { name: 'Freezer' });
  const from = await page.getByRole('button', { name: 'Move peas' }).boundingBox();
  const to = await freezer.boundingBox();
  if (!from || !to) throw new Error('The fridge is not there.');
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 60, { steps: 12 });
  await page.mouse.up();
  await freezer.getByRole('button', { name: 'Name: peas. Change' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  const shelf = page.getByRole('region', { name: 'Shelf' });
  await shelf.getByRole('button', { name: 'Name: peas. Change' }).waitFor();

  await page.getByRole('button', { name: 'More about milk' }).click();
  await page.getByRole('menuitem', { name: 'Move to Freezer' }).click();
  await freezer.getByRole('button', { name: 'Name: milk. Change' }).waitFor();

  await page.getByRole('button', { name: 'Move ice' }).focus();
  await page.keyboard.press('Space');
  for (let step = 0; step < 16; step += 1) {
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Escape');
  await freezer.getByRole('button', { name: 'Name: ice. Change' }).waitFor();
});

test('what is changed in place is saved, and Escape leaves it', async () => {
  const { page, post, get } = await kitchen.cook();
  await post('/api/fridge/ingredient/', { name: 'rice', group: 'a/b' });
  await page.goto('/fridge');
  await page.getByRole('button', { name: 'Name: rice. Change' }).click();
  await page.keyboard.type('brown rice');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Name: rice. Change' }).click();
  await page.keyboard.type('white rice');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Group: a/b. Change' }).click();
  await page.keyboard.type('__proto__');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: '__proto__' }).waitFor();
  await expect
    .poll(async () => JSON.stringify(await get('/api/fridge/')))
    .toMatch(/"__proto__":\[\{[^}]*"name":"white rice"/);
});

test('what is deleted can be brought back; when nobody does, it is gone', async () => {
  const { page, post, get } = await kitchen.cook();
  await post('/api/recipes/bulk/', { list: [recipe('Keep me'), recipe('Drop me')] });
  await page.goto('/recipes');
  const remove = async (name: string) => {
    await page.getByRole('button', { name: `More about ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect.poll(() => page.getByRole('heading', { name }).count()).toBe(0);
  };
  await remove('Keep me');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { name: 'Keep me' }).waitFor();
  await remove('Drop me');
  expect(await get('/api/recipes/')).toHaveLength(2);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(async () => (await get('/api/recipes/')).length).toBe(1);
  // Leaving the page is an answer, too.
  await remove('Keep me');
  await page.goto('/help');
  await expect.poll(async () => (await get('/api/recipes/')).length).toBe(0);
});

test('a cookbook goes out into a file and comes back in the same order', async () => {
  const { page, post } = await kitchen.cook();
  const names = ['First', 'Second', 'Third'];
  await post('/api/recipes/bulk/', { list: names.map((name) => recipe(name, 'salt: 1 tsp')) });
  await page.goto('/recipes');
  await page.getByRole('button', { name: 'More about the cookbook' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Export all' }).click();
  const file = await (await downloading).path();

  const other = await kitchen.cook('/recipes');
  await other.page.getByRole('button', { name: 'More about the cookbook' }).click();
  await other.page.getByRole('menuitem', { name: 'Import recipes' }).click();
  await other.page.locator('input[type=file]').setInputFiles(file);
  await other.page.getByRole('button', { name: 'Add 3 recipes' }).click();
  await other.page.getByRole('heading', { name: 'Third' }).waitFor();
  expect((await other.get('/api/recipes/')).map(contentOf)).toEqual(
    names.toReversed().map((name) => [name, [{ name: 'salt', quantity: '1 tsp' }]]),
  );

  // Once more: what is there already is left out unless it is ticked.
  await other.page.getByRole('button', { name: 'More about the cookbook' }).click();
  await other.page.getByRole('menuitem', { name: 'Import recipes' }).click();
  await other.page.locator('input[type=file]').setInputFiles(file);
  await other.page.getByText('in your cookbook already').first().waitFor();
  expect(await other.page.getByRole('button', { name: 'Add 0 recipes' }).isDisabled()).toBe(true);
});

test('the list goes on without a signal, and the ticks arrive', async () => {
  const { page, context, post, get } = await kitchen.cook();
  await post('/api/grocery/list/', { items: 'milk\nbread' });
  await page.goto('/groceries');
  await page.getByText('milk').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForTimeout(500);
  await context.setOffline(true);
  await page.getByRole('checkbox', { name: 'milk' }).click();
  await page.getByText('1 tick waits for the connection').waitFor();
  await page.reload();
  await page.getByText('In the basket (1)').waitFor();
  await page.getByText('This is what was here last.').waitFor();
  await context.setOffline(false);
  await expect
    .poll(
      async () =>
        (await get('/api/grocery/list/')).find(({ item }: { item: string }) => item === 'milk')
          .isChecked,
      {
        timeout: 15_000,
      },
    )
    .toBe(true);
});

test('a half-typed recipe survives leaving', async () => {
  const { page } = await kitchen.cook('/recipes/add');
  await page.getByLabel('Name', { exact: true }).fill('Half a thought');
  await page.getByRole('link', { name: 'Fridge' }).click();
  await page.getByRole('heading', { name: 'Fridge' }).waitFor();
  await page.reload();
  await page.goto('/recipes/add');
  await page.getByText('What you had typed before is back.').waitFor();
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Half a thought');
});

test('everything is found from the keyboard', async () => {
  const { page, post } = await kitchen.cook();
  await post('/api/recipes/', recipe('Phở bò'));
  await page.goto('/home');
  await page.getByRole('region', { name: 'Groceries' }).waitFor();
  await page.waitForTimeout(700);
  await page.keyboard.press('/');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type('pho');
  await page.getByRole('option', { name: /Phở bò/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Phở bò' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await page.waitForURL('**/fridge');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
});

test('scripts in texts are texts', async () => {
  const { page, post } = await kitchen.cook();
  const evil = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
  await post('/api/recipes/', {
    ...recipe(evil, `${evil}: 1`),
    note: `${evil} javascript:alert(3) https://a.example/"onmouseover="alert(4)`,
    meat_type: '<b>bold</b>',
  });
  await post('/api/fridge/ingredient/', { name: evil, group: '<svg/onload=alert(5)>' });
  await post('/api/grocery/list/', { items: evil });
  for (const path of ['/home', '/recipes', '/fridge', '/groceries', '/statistics', '/plan']) {
    await page.goto(path);
    await page.getByText('<').first().waitFor();
    expect(await page.locator('main img, main b, main script').count()).toBe(0);
  }
  await page.goto('/recipes');
  await page.getByRole('link', { name: evil }).click();
  await page.getByRole('dialog').getByText('alert(3)').waitFor();
});
