import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { recipe, startKitchen } from './kit.ts';

const kitchen = await startKitchen();

const PASTED = `Lentil soup
Serves 4

Ingredients
200 g red lentils
1 onion, chopped
1 l water

Method
Fry the onion.
Add lentils and water and cook for 20 minutes.`;

test('a pasted recipe is read, looked over and saved with all it says', async () => {
  const { page, get } = await kitchen.cook('/recipes/add');
  await page.getByRole('button', { name: 'Read from a link' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address of the page, or the recipe as text').fill(PASTED);
  await dialog.getByRole('button', { name: 'Read it' }).click();
  await dialog.getByRole('heading', { name: 'Lentil soup' }).waitFor();
  await dialog.getByText('3 ingredients').waitFor();
  await dialog.getByRole('button', { name: 'Fill the form' }).click();
  expect(await page.getByLabel('Servings').inputValue()).toBe('4');
  await page.getByLabel('Category').fill('Soup');
  await page.getByLabel('Tags').fill('quick, winter');
  await page.getByLabel('Where it comes from').fill('example.com');
  await page.getByRole('button', { name: 'Save the recipe' }).click();
  await page.getByText('An address begins with https://').waitFor();
  await page.getByLabel('Where it comes from').fill('https://example.com/soup');
  await page.getByRole('button', { name: 'Save the recipe' }).click();
  await page.getByRole('heading', { name: 'Lentil soup' }).waitFor();
  const [saved] = await get('/api/recipes/');
  expect(saved).toMatchObject({
    name: 'Lentil soup',
    servings: 4,
    tags: ['quick', 'winter'],
    source_url: 'https://example.com/soup',
  });
  const names = saved.ingredient_list.map(({ name }: { name: string }) => name);
  expect(names).toEqual(['red lentils', 'onion', 'water']);
});

test('a file of another program is looked at first, and added', async () => {
  const { page, get } = await kitchen.cook('/recipes');
  await page.getByRole('button', { name: 'More about the cookbook' }).click();
  await page.getByRole('menuitem', { name: 'Import recipes' }).click();
  const file = {
    name: 'Pancakes.cook',
    mimeType: 'text/plain',
    buffer: Buffer.from(
      '>> servings: 2\n\nMix @flour{200%g} and @milk{300%ml}, bake in a #pan{}.\n',
    ),
  };
  await page.locator('input[type=file]').setInputFiles(file);
  const dialog = page.getByRole('dialog', { name: 'Pancakes.cook' });
  await dialog.getByText('1 new').waitFor();
  expect(await get('/api/recipes/')).toEqual([]);
  await dialog.getByRole('button', { name: 'Add 1 recipe' }).click();
  await page.getByText('1 recipe added.').waitFor();
  const [added] = await get('/api/recipes/');
  expect(added.ingredient_list).toMatchObject([
    { name: 'flour', quantity: '200 g' },
    { name: 'milk', quantity: '300 ml' },
  ]);
});

const DOUBTFUL = `Nut cake
Serves 8

Ingredients
200 g flour
juice of 1 lemon
100 g walnuts, chopped

Method
Mix it all.
Bake for 40 minutes.`;

test('a line in doubt is marked, mended beside its source, and saved as mended', async () => {
  const phone = { width: 390, height: 800 };
  const { page, post, get } = await kitchen.cook('/home');
  await post('/api/recipes/', recipe('Nut Cake', 'nuts: 3'));
  await page.goto('/recipes/add?from=link');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address of the page, or the recipe as text').fill(DOUBTFUL);
  await dialog.getByRole('button', { name: 'Read it' }).click();
  await dialog.getByText('1 of 3 lines needs a look.').waitFor();
  await dialog.getByText('You already have “Nut Cake”').waitFor();
  await dialog.getByText('Please check').waitFor();
  await dialog.getByText('100 g · walnuts · chopped').waitFor();
  const source = dialog.getByRole('group');
  expect(await source.getByText('juice of 1 lemon').isVisible()).toBe(true);
  for (const colorScheme of ['light', 'dark'] as const) {
    // Without motion the colours change at once.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
  await page.setViewportSize(phone);
  const overflow = await dialog.evaluate((box) => box.scrollWidth - box.clientWidth);
  expect(overflow).toBe(0);

  await dialog.getByRole('button', { name: 'Next doubtful line' }).click();
  const line = dialog.getByLabel('Line 2', { exact: true });
  expect(await line.evaluate((input) => input === document.activeElement)).toBe(true);
  await line.fill('2 tbsp lemon juice');
  await dialog.getByText('2 tbsp · lemon juice').waitFor();
  await dialog.getByText('All lines are clear.').waitFor();
  await line.press('Enter');
  await page.keyboard.type('3 eggs');
  await dialog.getByText('3 · eggs').waitFor();
  await dialog.getByRole('button', { name: 'Move line 3 up' }).click();
  await dialog.getByRole('button', { name: 'Take line 1 out' }).click();
  await dialog.getByText('“200 g flour” is taken out.').waitFor();
  await dialog.getByRole('button', { name: 'Undo' }).click();

  // Put away by a slip of the finger, and for another page: nothing of it is lost.
  await page.keyboard.press('Escape');
  await page.getByText('What was read is put away.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await dialog.getByText('2 tbsp · lemon juice').waitFor();
  await dialog.getByRole('button', { name: 'Another page' }).click();
  await dialog.getByRole('button', { name: 'Back to what was read' }).click();
  await dialog.getByText('2 tbsp · lemon juice').waitFor();
  await dialog.getByRole('button', { name: 'Fill the form' }).click();
  await page.getByLabel('Category').fill('Cake');
  await page.getByRole('button', { name: 'Save the recipe' }).click();
  await page.getByText('“Nut cake” is in your cookbook.').waitFor();
  const all = await get('/api/recipes/');
  const saved = all.find(({ name }: { name: string }) => name === 'Nut cake');
  expect(saved).toMatchObject({
    servings: 8,
    ingredient_list: [
      { name: 'flour', quantity: '200 g' },
      { name: 'eggs', quantity: '3' },
      { name: 'lemon juice', quantity: '2 tbsp' },
      { name: 'walnuts', quantity: '100 g', preparation: 'chopped' },
    ],
  });
});
