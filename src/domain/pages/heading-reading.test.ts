import { describe, expect, test } from 'vitest';
import { readRecipePage } from '../recipe-page.ts';
import { headingKind } from './recipe-words.ts';

describe('headingKind', () => {
  test.each([
    ['Ingredients', 'ingredients'],
    ['INGREDIENTS:', 'ingredients'],
    ['Ingredients (serves 4)', 'ingredients'],
    ['You’ll need', 'ingredients'],
    ["What you'll need:", 'ingredients'],
    ['Zutaten für 4 Personen', 'ingredients'],
    ['Ingrédients pour 6 personnes', 'ingredients'],
    ['Ingredientes', 'ingredients'],
    ['Ingredienti per 4 persone', 'ingredients'],
    ['Ingrediënten', 'ingredients'],
    ['Składniki', 'ingredients'],
    ['Ингредиенты', 'ingredients'],
    ['Nguyên liệu', 'ingredients'],
    ['材料', 'ingredients'],
    ['Method', 'steps'],
    ['2. Directions', 'steps'],
    ['Zubereitung', 'steps'],
    ['Appeltaart maken', 'steps'],
    ['Préparation', 'steps'],
    ['Preparación', 'steps'],
    ['Procedimento', 'steps'],
    ['Modo de preparo', 'steps'],
    ['Bereiding', 'steps'],
    ['Gör så här', 'steps'],
    ['Cách làm', 'steps'],
    ['How to make leek soup', 'steps'],
    ['Recept: zelf appeltaart maken', 'steps'],
    ['Recipe: leek soup', undefined],
    ['Cómo hacer salmorejo', 'steps'],
    ['Recipe notes', 'other'],
    ['12 comments', 'other'],
    ['Nutrition facts', 'other'],
    ['For the sauce', undefined],
    ['Our ingredients are fresh', undefined],
    ['Leek soup', undefined],
    ['', undefined],
  ])('%j', (text, kind) => {
    expect(headingKind(text)).toBe(kind);
  });
});

/** The lines and steps of a page without markup. */
const read = (body: string) => {
  const recipe = readRecipePage(`<html><body><h1>Buns</h1>${body}</body></html>`);
  return recipe && { sections: recipe.sections, steps: recipe.steps };
};
const list = (...lines: string[]) => `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`;

describe('lists under headings', () => {
  test('keep the headings below them', () => {
    expect(
      read(`<h2>Ingredients</h2><h3>For the dough:</h3>${list('500 g flour', '7 g yeast')}<p><b>Glaze</b></p>${list('1 egg')}
            <h2>Method</h2><h3>Dough</h3>${list('Knead the flour with the yeast and some water.')}<h3>Glaze</h3>${list('Beat the egg and brush the buns with it.')}`),
    ).toEqual({
      sections: [
        { name: 'For the dough', lines: ['500 g flour', '7 g yeast'] },
        { name: 'Glaze', lines: ['1 egg'] },
      ],
      steps: [
        { text: 'Knead the flour with the yeast and some water.', section: 'Dough' },
        { text: 'Beat the egg and brush the buns with it.', section: 'Glaze' },
      ],
    });
  });

  test('go on under headings of the same rank, while those are over ingredients', () => {
    expect(
      read(
        `<h2>Ingredients</h2>${list('500 g flour', '7 g yeast')}<h2>Glaze</h2>${list('1 egg', '10 ml milk')}<h2>More buns</h2>${list('Cinnamon buns', 'Hot cross buns')}`,
      )?.sections,
    ).toEqual([
      { name: '', lines: ['500 g flour', '7 g yeast'] },
      { name: 'Glaze', lines: ['1 egg', '10 ml milk'] },
    ]);
  });

  test('leave out the same list in other measures', () => {
    expect(
      read(
        `<h2>Ingredients</h2><div class="metric">${list('500 g flour', '7 g yeast')}</div><div class="imperial">${list('1 lb flour', '¼ oz yeast')}</div>`,
      )?.sections,
    ).toEqual([{ name: '', lines: ['500 g flour', '7 g yeast'] }]);
    expect(
      read(`<h2>Ingredients</h2><div class="imperial">${list('1 lb flour', '¼ oz yeast')}</div>`)
        ?.sections,
    ).toEqual([{ name: '', lines: ['1 lb flour', '¼ oz yeast'] }]);
  });

  test('leave out what is shown to nobody', () => {
    expect(
      read(
        `<h2>Ingredients</h2>${list('<span class="screen-reader-text">Line 1:</span>500 g flour', '7 g <script>1</script>yeast<button>Add</button>')}`,
      )?.sections,
    ).toEqual([{ name: '', lines: ['500 g flour', '7 g yeast'] }]);
  });

  test.each([
    ['first', '<div>500 g</div><div>flour</div><div>7 g</div><div>yeast</div>'],
    ['last', '<div>flour</div><div>500 g</div><div>yeast</div><div>7 g</div>'],
    ['in a table', '<table><tr><td>500 g<td>flour<tr><td>7 g<td>yeast</table>'],
  ])('join amounts and foods that stand in columns, %s', (_what, body) => {
    expect(read(`<h2>Ingredients</h2>${body}`)?.sections).toEqual([
      { name: '', lines: ['500 g flour', '7 g yeast'] },
    ]);
  });

  test('leave out the tags behind the steps', () => {
    const steps = list('Knead the flour with the yeast.', 'Bake the buns.', 'Winter', 'Christmas');
    expect(
      read(`<h2>Ingredients</h2>${list('500 g flour', '7 g yeast')}<h2>Method</h2>${steps}`)?.steps,
    ).toEqual([{ text: 'Knead the flour with the yeast.' }, { text: 'Bake the buns.' }]);
  });

  test('keep notes that are lists in a line', () => {
    expect(
      read(
        `<h2>Ingredients</h2><ul><li>500 g flour<ul><li>or spelt</li></ul></li><li>7 g yeast</li></ul>`,
      )?.sections,
    ).toEqual([{ name: '', lines: ['500 g flour or spelt', '7 g yeast'] }]);
  });
});

describe('paragraphs without a heading over them', () => {
  const [slice, simmer] = [
    'Slice the leeks as thin as you can, and wash them well in cold water.',
    'Simmer them in the stock for twenty minutes, until they are soft all through.',
  ];
  const foods = list('2 leeks', '1 l stock', '1 onion', '20 g butter');

  test.each([
    ['without any heading', foods],
    ['under a heading for the ingredients', `<h2>Ingredients</h2>${foods}`],
  ])('are the steps behind a list %s', (_what, ingredients) => {
    const after =
      '<h2>More soups</h2><p>There are as many soups as there are cooks in the world.</p>';
    expect(read(`${ingredients}<p>${slice}</p><p>${simmer}</p><p>Eat.</p>${after}`)?.steps).toEqual(
      [slice, simmer, 'Eat.'].map((text) => ({ text })),
    );
    expect(read(`${ingredients}<p>Enjoy!</p>${after}`)?.steps).toEqual([]);
  });

  test.each(['content-sidebar-wrap', 'content-desktop-sidebar', 'main has-sidebar'])(
    'are read within %s',
    (name) => {
      const html = `<div class="${name}">${foods}<p>${slice}</p><div class="sidebar">${foods}</div></div>`;
      expect(read(html)?.steps).toEqual([{ text: slice }]);
    },
  );
});
