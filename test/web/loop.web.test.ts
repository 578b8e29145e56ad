import { expect, test } from 'vitest';
import { recipe, startKitchen } from './kit.ts';

const kitchen = await startKitchen();

test('plan, buy the rest, put away, cook, and take it back', async () => {
  const { page, post, get } = await kitchen.cook();
  const soup = { ...recipe('Tomato soup', 'tomatoes: 750 g', 'milk: 1 l'), servings: 2 };
  const { id } = await post('/api/recipes/', soup);

  await page.goto('/fridge');
  await page.getByRole('button', { name: 'New group' }).click();
  await page.getByRole('button', { name: 'Fridge', exact: true }).click();
  await page.getByLabel('Add to Fridge').first().fill('500 g tomatoes until tomorrow');
  await page.keyboard.press('Enter');
  const first = page.getByRole('region', { name: 'Eat first' });
  await first.getByText('tomatoes').waitFor();
  await first.getByText('ends tomorrow').waitFor();
  await page.getByText('500 g', { exact: true }).waitFor();

  await page.goto('/plan?step=recipes');
  await page.getByRole('button', { name: 'Put Tomato soup on the board' }).click();
  await page.getByRole('link', { name: 'What to buy' }).first().click();
  const toBuy = page.getByRole('region', { name: 'To buy' });
  await toBuy.getByText('250 g').waitFor();
  await toBuy.getByText('500 g at home').waitFor();
  await page.getByRole('button', { name: 'Save the plan and its list' }).click();
  await page.waitForURL('**/groceries');
  for (const line of ['tomatoes (250 g)', 'milk (1 l)']) {
    await page.getByRole('checkbox', { name: line }).click();
  }
  await page.getByText('Everything is in the basket.').waitFor();

  await page.getByRole('button', { name: 'Put away' }).click();
  const sheet = page.getByRole('dialog', { name: 'Put away' });
  await sheet.getByLabel('Where milk goes').fill('Door');
  await sheet.getByLabel('milk: good until').fill('2031-01-02');
  await sheet.getByRole('button', { name: 'Into the fridge' }).click();
  await page.getByText('2 things are put away.').waitFor();
  await page.getByText('Nothing to buy').waitFor();

  await page.goto(`/recipes/${id}`);
  await page.getByRole('button', { name: 'I cooked it' }).click();
  await page.getByText('Taken from the fridge: tomatoes, milk.').waitFor();
  await expect
    .poll(async () => Object.keys((await get('/api/fridge/')).ingredient_list))
    .toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(async () => (await get('/api/fridge/')).ingredient_list.Door)
    .toMatchObject([{ name: 'milk', amount: '1', expires_on: '2031-01-02' }]);
});

test('a plan also asks for what should always be at home, when one wants it', async () => {
  const { page, post, put, get } = await kitchen.cook();
  await post('/api/recipes/', recipe('Porridge', 'oats: 100 g'));
  await put('/api/fridge/marks/', { name: 'salt' });
  await page.goto('/plan?step=recipes');
  await page.getByRole('button', { name: 'Put Porridge on the board' }).click();
  await page.getByRole('link', { name: 'What to buy' }).first().click();
  await page.getByRole('switch', { name: 'Also what should always be at home' }).check();
  await page.getByRole('button', { name: 'Save the plan and its list' }).click();
  await page.waitForURL('**/groceries');
  await page.getByRole('checkbox', { name: 'salt' }).waitFor();
  const lines = (await get('/api/grocery/list/')).map(({ item }: { item: string }) => item);
  expect(lines.toSorted()).toEqual(['oats (100 g)', 'salt']);
});

test('how much there is and until when is noted, and what is wrong is said where it is', async () => {
  const { page, post, get } = await kitchen.cook();
  await post('/api/fridge/ingredient/', { name: 'rice', group: 'Pantry' });
  await page.goto('/fridge');
  await page.getByRole('button', { name: 'More about rice' }).click();
  await page.getByRole('menuitem', { name: 'How much, until when' }).click();
  const dialog = page.getByRole('dialog', { name: 'rice' });
  await dialog.getByLabel('How much').fill('lots');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Enter an amount above 0').waitFor();
  await dialog.getByLabel('How much').fill('1,5');
  await dialog.getByLabel('Unit').fill('kg');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('1.5 kg').waitFor();
  await page.getByRole('button', { name: 'More about rice' }).click();
  await page.getByRole('menuitem', { name: 'Thrown away' }).click();
  await page.getByText('rice is thrown away, and noted as waste.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(async () => (await get('/api/fridge/')).ingredient_list.Pantry)
    .toMatchObject([{ name: 'rice', amount: '1 1/2', unit: 'kg' }]);
});

test('a week is suggested with its reasons, kept, changed and shopped for', async () => {
  const { page, post, get } = await kitchen.cook();
  await post('/api/recipes/', recipe('Spinach soup', 'spinach: 200 g'));
  await post('/api/recipes/', recipe('Bean stew', 'beans: 400 g'));
  await post('/api/fridge/ingredient/', { text: '300 g spinach until tomorrow', group: 'Cold' });
  await page.goto('/week');
  await page.getByRole('button', { name: 'Suggest meals' }).click();
  const dialog = page.getByRole('dialog', { name: 'Suggested meals' });
  await dialog.getByLabel('Days').fill('1');
  await expect.poll(() => dialog.getByText('Spinach soup').count()).toBe(1);
  await dialog.getByText(/spinach that ends/i).waitFor();
  await dialog.getByRole('button', { name: 'Another dish than Spinach soup' }).click();
  await dialog.getByText('Bean stew').waitFor();
  await dialog.getByRole('button', { name: 'Plan this meal' }).click();
  const first = page.getByRole('region', { name: /^Today/ });
  await first.getByText('Bean stew').waitFor();
  await first
    .getByLabel(/^Add to/)
    .first()
    .fill('spinach soup');
  await page.keyboard.press('Enter');
  await first.getByRole('link', { name: 'Spinach soup' }).waitFor();
  const handle = page.getByRole('button', { name: 'Move Bean stew to another day' });
  await handle.focus();
  // What is said to screen readers tells how far it is; the days are measured a moment after the meal is lifted.
  const isSaid = (words: RegExp) => page.getByText(words).waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  await isSaid(/^Bean stew is (?:lifted|over Today)/);
  await page.waitForTimeout(500);
  await page.keyboard.press('ArrowDown');
  await isSaid(/^Bean stew is over Tomorrow/);
  await page.keyboard.press('Space');
  await page.getByText(/^Bean stew is on Tomorrow/).waitFor();
  const second = page.getByRole('region', { name: /^Tomorrow/ });
  await second.getByText('Bean stew').waitFor();
  await expect.poll(async () => (await get('/api/plans/')).length).toBe(2);
  await page.getByRole('button', { name: 'What to buy' }).click();
  const toBuy = page.getByRole('region', { name: 'To buy' });
  await toBuy.getByText('beans').waitFor();
  await page.getByRole('region', { name: 'At home' }).getByText('spinach').waitFor();
});

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a meal has a time and a size, is dragged to another day, and an earlier week comes again', async () => {
  const { page, post, get } = await kitchen.cook();
  const { id } = await post('/api/recipes/', {
    ...recipe('Bean stew', 'beans: 400 g'),
    servings: 2,
  });
  const meals = [
    { date: dayIn(0), recipe_id: id },
    { date: dayIn(-6), title: 'Pizza with friends', meal: 'lunch' },
  ];
  await post('/api/plans/', { meals });
  await page.goto('/week');
  const first = page.getByRole('region', { name: /^Today/ });
  await first.getByRole('button', { name: 'Change Bean stew' }).click();
  const dialog = page.getByRole('dialog', { name: 'Bean stew' });
  await dialog.getByLabel('When').selectOption('Dinner');
  await dialog.getByLabel('For how many').fill('6');
  await dialog.getByRole('button', { name: 'Change it' }).click();
  await first.getByText('Dinner, for 6').waitFor();

  const handle = await first
    .getByRole('button', { name: 'Move Bean stew to another day' })
    .boundingBox();
  const second = page.getByRole('region', { name: /^Tomorrow/ });
  const place = await second.boundingBox();
  await page.mouse.move((handle?.x ?? 0) + 10, (handle?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move((place?.x ?? 0) + 40, (place?.y ?? 0) + 40, { steps: 8 });
  await page.mouse.up();
  await second.getByText('Bean stew').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await first.getByText('Bean stew').waitFor();

  await page.getByRole('button', { name: 'Copy a week' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Copy / })
    .click();
  await page.getByText('1 meal is planned once more.').waitFor();
  await second.getByText('Pizza with friends').waitFor();
  await second.getByText('Lunch').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(async () => (await get('/api/plans/')).length).toBe(2);

  await page.getByRole('button', { name: 'What to buy' }).click();
  // For 6 in place of 2: three times as much.
  await page.getByRole('region', { name: 'To buy' }).getByText('1.2 kg').waitFor();
});
