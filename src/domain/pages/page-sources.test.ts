import { describe, expect, test } from 'vitest';
import { readRecipePage } from '../recipe-page.ts';

/** What each of these pages says, in markup of its own. */
const SOUP = {
  name: 'Leek soup',
  ingredientLines: ['2 leeks', '1 l stock'],
  steps: [{ text: 'Slice the leeks.' }, { text: 'Simmer them.' }],
};

const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>Leek soup | Soups</title>${head}</head><body><h1>Leek soup</h1>${body}</body></html>`;

const list = (tag: string, name: string, lines: string[]) =>
  `<ul>${lines.map((line) => `<${tag} class="${name}">${line}</${tag}>`).join('')}</ul>`;

const linked = (recipe: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'Recipe', name: 'Leek soup', ...recipe })}</script>`;

describe('markup that says too little', () => {
  const shown = `<h2>Ingredients</h2>${list('li', '', ['2 leeks', '1 l stock', '1 onion'])}
    <h2>Method</h2><p>Slice the leeks as thin as you can, and the onion as well. Bring the stock to the boil in a large
    pot.</p><p>Simmer the leeks and the onion in it for twenty minutes, until they are soft all through. Season the soup
    with salt, pepper and a little nutmeg, and serve it hot with bread.</p>`;

  test('gives way to the lines that are shown', () => {
    const steps = ['Slice the leeks as thin as you can.', 'Simmer.'];
    for (const recipeIngredient of [['Vegetables'], ['2 leeks', '1', '5 l stock']]) {
      expect(
        readRecipePage(page(linked({ recipeIngredient, recipeInstructions: steps }) + shown))
          ?.ingredientLines,
      ).toEqual(['2 leeks', '1 l stock', '1 onion']);
    }
  });

  test('gives way to steps that say much more', () => {
    const recipe = { recipeIngredient: ['2 leeks'], recipeInstructions: ['Prepare', 'Cook'] };
    const read = readRecipePage(page(linked(recipe) + shown));
    expect(read?.ingredientLines).toEqual(['2 leeks']);
    expect(read?.steps.map(({ text }) => text.split(' ')[0])).toEqual(['Slice', 'Simmer']);
    expect(readRecipePage(page(linked(recipe)))?.steps).toEqual([
      { text: 'Prepare' },
      { text: 'Cook' },
    ]);
  });

  test('gives way to steps under a heading, where nothing is over the ingredients', () => {
    const recipe = { recipeIngredient: ['2 leeks'], recipeInstructions: 'A soup for cold days.' };
    const steps = shown.slice(shown.indexOf('<h2>Method'));
    const read = readRecipePage(page(linked(recipe) + steps));
    expect(read?.ingredientLines).toEqual(['2 leeks']);
    expect(read?.steps.map(({ text }) => text.split(' ')[0])).toEqual(['Slice', 'Simmer']);
  });
});

describe('the recipe of a page', () => {
  test.each<[string, string, string]>([
    [
      'microdata',
      'microdata',
      `<div itemscope itemtype="https://schema.org/Recipe"><span itemprop="name">Leek soup</span>
       <li itemprop="recipeIngredient">2 leeks</li><li itemprop="recipeIngredient">1 l <b>stock</b></li>
       <ol itemprop="recipeInstructions"><li>Slice the leeks.</li><li>Simmer them.</li></ol></div>`,
    ],
    [
      'microdata',
      'old microdata',
      `<div itemscope itemtype="http://data-vocabulary.org/Recipe"><h2 itemprop="name">Leek soup</h2>
       <span itemprop="ingredient">2 leeks</span> <span itemprop="ingredient">1 l stock</span>
       <div itemprop="instructions">Slice the leeks.<br>Simmer them.</div></div>`,
    ],
    [
      'microdata',
      'microdata with items for steps',
      `<main itemscope itemtype="http://schema.org/Recipe"><meta itemprop="name" content="Leek soup">
       <p itemprop="ingredients">2 leeks<p itemprop="ingredients">1 l stock
       <div itemprop="recipeInstructions" itemscope itemtype="http://schema.org/HowToStep"><p itemprop="text">Slice the leeks.</p></div>
       <div itemprop="recipeInstructions" itemscope itemtype="http://schema.org/HowToStep"><p itemprop="text">Simmer them.</p></div></main>`,
    ],
    [
      'rdfa',
      'RDFa',
      `<div vocab="https://schema.org/" typeof="Recipe"><h2 property="name">Leek soup</h2>
       <li property="recipeIngredient">2 leeks</li><li property="recipeIngredient">1 l stock</li>
       <div property="recipeInstructions"><p>Slice the leeks.</p><p>Simmer them.</p></div></div>`,
    ],
    [
      'rdfa',
      'RDFa with prefixes',
      `<div typeof="schema:Recipe"><b property="schema:name">Leek soup</b><i property="schema:ingredients">2 leeks</i>
       <i property="schema:ingredients">1 l stock</i><p property="schema:recipeInstructions">Slice the leeks.</p>
       <p property="schema:recipeInstructions">Simmer them.</p></div>`,
    ],
    [
      'h-recipe',
      'h-recipe',
      `<article class="h-recipe"><h1 class="p-name">Leek soup</h1>${list('li', 'p-ingredient', SOUP.ingredientLines)}
       <div class="e-instructions"><ol><li>Slice the leeks.</li><li>Simmer them.</li></ol></div></article>`,
    ],
    [
      'hrecipe',
      'hRecipe',
      `<div class="hrecipe"><h2 class="fn">Leek soup</h2>${list('li', 'ingredient', SOUP.ingredientLines)}
       <div class="instructions"><p>Slice the leeks.</p><p>Simmer them.</p></div></div>`,
    ],
    [
      'wp-recipe-maker',
      'WP Recipe Maker',
      `<div class="wprm-recipe-container"><h2 class="wprm-recipe-name">Leek soup</h2>
       <div class="wprm-recipe-ingredients-container"><h3 class="wprm-recipe-header">Ingredients</h3><ul>
       <li class="wprm-recipe-ingredient"><span class="wprm-checkbox-container"><input type="checkbox"><label>▢</label></span><span>2</span> <span>leeks</span></li>
       <li class="wprm-recipe-ingredient"><span>1</span> <span>l</span> <span>stock</span></li></ul></div>
       <div class="wprm-recipe-instructions-container"><h3 class="wprm-recipe-header">Steps</h3><ul>
       <li><div class="wprm-recipe-instruction-text">Slice the leeks.</div></li>
       <li><div class="wprm-recipe-instruction-text">Simmer them.</div></li></ul></div></div>`,
    ],
    [
      'tasty-recipes',
      'Tasty Recipes',
      `<div class="tasty-recipes"><h2 class="tasty-recipes-title">Leek soup</h2>
       <div class="tasty-recipes-ingredients"><h3>Ingredients</h3><ul><li>2 leeks</li><li>1 l stock</li></ul></div>
       <div class="tasty-recipes-instructions"><h3>Instructions</h3><ol><li>Slice the leeks.</li><li>Simmer them.</li></ol></div></div>`,
    ],
    [
      'mediavine-create',
      'Mediavine Create',
      `<section class="mv-create-card"><h2 class="mv-create-title">Leek soup</h2>
       <div class="mv-create-ingredients"><h3 class="mv-create-ingredients-title">Ingredients</h3><ul><li>2 leeks</li><li>1 l stock</li></ul></div>
       <div class="mv-create-instructions"><ol><li>Slice the leeks.</li><li>Simmer them.</li></ol></div></section>`,
    ],
    [
      'easyrecipe',
      'EasyRecipe',
      `<div class="easyrecipe"><div class="ERSName">Leek soup</div><div class="ERSIngredients"><div class="ERSIngredientsHeader">Ingredients</div>${list('li', 'ingredient', SOUP.ingredientLines)}</div>
       <div class="ERSInstructions">${list('li', 'instruction', ['Slice the leeks.', 'Simmer them.'])}</div></div>`,
    ],
    [
      'ziplist',
      'ZipList',
      `<div class="zlrecipe-container-border"><div class="zlrecipe-title">Leek soup</div><ul class="zlrecipe-ingredients-list"><li class="ingredient">2 leeks</li><li class="ingredient">1 l stock</li></ul>
       <ol class="zlrecipe-instructions-list"><li class="instruction">Slice the leeks.</li><li class="instruction">Simmer them.</li></ol></div>`,
    ],
    [
      'wp-ultimate-recipe',
      'WP Ultimate Recipe',
      `<div class="wpurp-container"><span class="wpurp-recipe-title">Leek soup</span>${list('li', 'wpurp-recipe-ingredient', SOUP.ingredientLines).replace('<ul>', '<ul class="wpurp-recipe-ingredients">')}
       <ol class="wpurp-recipe-instructions"><li><span class="wpurp-recipe-instruction-text">Slice the leeks.</span></li><li><span class="wpurp-recipe-instruction-text">Simmer them.</span></li></ol></div>`,
    ],
    [
      'jetpack',
      'Jetpack',
      `<div class="jetpack-recipe"><h3 class="jetpack-recipe-title">Leek soup</h3><div class="jetpack-recipe-ingredients"><ul><li>2 leeks</li><li>1 l stock</li></ul></div>
       <div class="jetpack-recipe-directions"><p>Slice the leeks.</p><p>Simmer them.</p></div></div>`,
    ],
    [
      'headings',
      'headings',
      `<h2>Ingredients (serves 4)</h2><ul><li>2 leeks</li><li>1 l stock</li></ul><h2>Method</h2><ol><li>Slice the leeks.</li><li>Simmer them.</li></ol><h2>Comments</h2><ul><li>Good!</li></ul>`,
    ],
    [
      'headings',
      'bold lines',
      `<p><strong>Ingredients:</strong></p><p>2 leeks<br>1 l stock</p><p><strong>Directions:</strong></p><p>Slice the leeks.</p><p>Simmer them.</p><p><b>Notes</b></p><p>Good.</p>`,
    ],
    [
      'json-ld',
      'JSON-LD in an attribute',
      `<meta name="recipe" content='{"@type":"Recipe","name":"Leek soup","recipeIngredient":["2 leeks","1 l stock"],"recipeInstructions":["Slice the leeks.","Simmer them."]}'>`,
    ],
  ])('is read from %s (%s)', (source, _what, body) => {
    expect(readRecipePage(page(body))).toMatchObject({ ...SOUP, source });
  });

  test('is read from lists that have no heading at all', () => {
    const html =
      page(`<ul><li>Home</li><li>Recipes</li></ul><ul><li>2 leeks</li><li>1 l stock</li><li>20 g butter</li><li>salt</li><li>100 ml cream</li></ul>
      <ol><li>Slice the leeks as thin as you can, and wash them.</li><li>Simmer them in the stock for twenty minutes.</li></ol>`);
    expect(readRecipePage(html)).toMatchObject({
      source: 'lists',
      name: 'Leek soup',
      ingredientLines: ['2 leeks', '1 l stock', '20 g butter', 'salt', '100 ml cream'],
      steps: [
        { text: expect.stringContaining('Slice') },
        { text: expect.stringContaining('Simmer') },
      ],
    });
  });

  test.each([
    ['links', '<ul><li>Soups</li><li>Stews</li><li>Breads</li><li>Cakes</li></ul>'],
    ['prices', '<ul><li>Bread at the baker</li><li>Milk at the dairy</li><li>Tea</li></ul>'],
    ['an empty heading', '<h2>Ingredients</h2><h2>Method</h2><p>Slice.</p>'],
    ['an article', `<h2>Ingredients</h2><p>${'We wrote much about them. '.repeat(20)}</p>`],
    [
      'comments',
      '<div class="comments"><h2>Ingredients</h2><ul><li>2 leeks</li><li>1 l stock</li></ul></div>',
    ],
    [
      'a footer',
      '<footer><h2>Ingredients</h2><ul><li>2 leeks</li><li>1 l stock</li></ul></footer>',
    ],
  ])('is not made up from %s', (_what, body) => {
    expect(readRecipePage(page(body))).toBe(undefined);
  });
});

const script = (fields: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'Recipe', name: 'Soup', ...fields })}</script>`;

describe('what the surest source does not say', () => {
  test('is taken from the others', () => {
    const html = page(
      `${script({ recipeIngredient: ['2 leeks', '1 l stock'] })}
       <p>Serves 4</p><p>Prep time: 10 minutes</p><p>Cook time: 1 hour 5 mins</p>
       <h2>Ingredients</h2><ul><li>2 leeks</li><li>1 l stock</li></ul>
       <h2>Method</h2><ol><li>Slice the leeks and wash them well.</li><li>Simmer them.</li></ol>`,
      '<meta property="og:image" content="/soup.jpg"><meta name="description" content="Warm."><link rel="canonical" href="https://soups.example.org/leek/">',
    );
    expect(readRecipePage(html)).toMatchObject({
      name: 'Soup',
      description: 'Warm.',
      servings: 4,
      prepMinutes: 10,
      cookMinutes: 65,
      totalMinutes: 75,
      imageUrl: 'https://soups.example.org/soup.jpg',
      steps: [{ text: 'Slice the leeks and wash them well.' }, { text: 'Simmer them.' }],
    });
  });

  test('stays empty where nothing says it', () => {
    expect(readRecipePage(page(script({ recipeIngredient: ['2 leeks'] })))).toMatchObject({
      steps: [],
      servings: undefined,
      totalMinutes: undefined,
      imageUrl: undefined,
      author: '',
    });
  });

  test('is not the site’s logo for a picture', () => {
    const html = page(
      script({ recipeIngredient: ['2 leeks'], image: 'https://a.test/soup.jpg' }),
      '<meta property="og:image" content="https://a.test/img/logo.png">',
    );
    expect(readRecipePage(html)?.imageUrl).toBe('https://a.test/soup.jpg');
  });

  test.each([
    ['/soup.jpg', '/soup.jpg'],
    [['/soup-16x9.jpg', '/soup-4x3.jpg'], '/soup-16x9.jpg'],
    ['/soup-300x200.jpg', '/cut/soup.jpg'],
    ['/thumb/soup.jpg', '/cut/soup.jpg'],
    ['/wp-content/soup.jpg', '/cut/soup.jpg'],
  ])('is the one in its data, %j, unless that is small or a plug-in’s', (image, path) => {
    const html = page(
      script({ recipeIngredient: ['2 leeks'], image }),
      '<meta property="og:image" content="/cut/soup.jpg">',
    );
    expect(readRecipePage(html, 'https://a.test/')?.imageUrl).toBe(`https://a.test${path}`);
  });

  test.each([
    ['by its description', '<img src="/1.jpg" alt="A bowl of leek soup">', '/1.jpg'],
    [
      'by its file',
      '<img src="data:image/gif;base64,AAAA" data-src="/leek-soup.jpg">',
      '/leek-soup.jpg',
    ],
    ['by its class', '<img src="/1.jpg" class="size-large wp-post-image">', '/1.jpg'],
    ['not any', '<img src="/me.jpg" alt="Ada, who cooks"><img src="/soup-pot.jpg">', undefined],
    ['not one beside', '<aside><img src="/leek-soup.jpg"></aside>', undefined],
  ])('is the picture that the page shows of the dish: %s', (_what, image, path) => {
    const html = page(
      image + script({ name: 'Leek soup', recipeIngredient: ['2 leeks'] }),
      '<link rel="canonical" href="https://a.test/">',
    );
    expect(readRecipePage(html)?.imageUrl).toBe(path && `https://a.test${path}`);
  });

  test('is no step where it only repeats the description', () => {
    const html = page(
      `${script({ recipeIngredient: ['2 leeks', '1 l stock'], description: 'Warm.', recipeInstructions: 'Warm.' })}
       <h2>Ingredients</h2><ul><li>2 leeks</li><li>1 l stock</li></ul><h2>Method</h2><ol><li>Slice the leeks and wash them well.</li></ol>`,
    );
    expect(readRecipePage(html)?.steps).toEqual([{ text: 'Slice the leeks and wash them well.' }]);
  });

  test('lines that the data has run together are taken apart as the page shows them', () => {
    const lines = ['2 leeks', '1 l stock', 'salt', '20 g butter'];
    const html = page(
      `${script({ recipeIngredient: [lines.join(' ')], recipeInstructions: ['Cook.'] })}
       <div class="tasty-recipes"><div class="tasty-recipes-ingredients"><ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul></div></div>`,
    );
    expect(readRecipePage(html)?.ingredientLines).toEqual(lines);
  });
});
