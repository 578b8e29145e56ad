import { expect, test } from 'vitest';
import { startKitchen } from './kit.ts';

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
