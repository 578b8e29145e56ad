import { describe, expect, test } from 'vitest';
import { readRecipePage } from './recipe-page.ts';

const SOUP = {
  '@context': 'https://schema.org',
  '@type': 'Recipe',
  name: 'Leek soup',
  recipeIngredient: ['2 leeks', '1 l stock'],
  recipeInstructions: ['Slice.', 'Simmer.'],
};

const script = (json: unknown, tag = '<script type="application/ld+json">') =>
  `${tag}${typeof json === 'string' ? json : JSON.stringify(json)}</script>`;
const page = (...parts: string[]) =>
  `<!doctype html><html lang="en-GB"><head><title>Soups | My site</title>${parts.join('')}</head><body>x</body></html>`;
/** The recipe that a page of this JSON-LD has. */
const read = (json: unknown) => readRecipePage(page(script(json)));

describe('where the recipe is', () => {
  test.each<[string, string]>([
    ['on its own', script(SOUP)],
    ['with single quotes', script(SOUP, "<script type='application/ld+json'>")],
    ['without quotes', script(SOUP, '<script type=application/ld+json>')],
    ['in capitals', script(SOUP, '<SCRIPT TYPE="APPLICATION/LD+JSON">')],
    [
      'among attributes',
      script(SOUP, '<script async data-a=">" id=x type = "application/ld+json" class>'),
    ],
    ['with a charset', script(SOUP, '<script type="application/ld+json; charset=utf-8">')],
    ['with an encoded plus', script(SOUP, '<script type="application/ld&#x2B;json">')],
    ['on lines of its own', script(SOUP, '<script\n\ttype="application/ld+json"\n>')],
    ['unclosed', `<script type="application/ld+json">${JSON.stringify(SOUP)}`],
    [
      'behind other scripts',
      `<script>var a = '<script type="application/ld+json">';</script>${script(SOUP)}`,
    ],
    ['behind broken ones', `${script('{"@type":')}${script('soup')}${script('')}${script(SOUP)}`],
    ['behind other data', `${script({ '@type': 'WebSite', name: 'Site' })}${script(SOUP)}`],
    ['behind a comment', `<!-- <script> -->${script(SOUP)}`],
    ['behind comments that never end', `<!--> <!---> <!-- ${script(SOUP)}`],
    ['in a graph', script({ '@graph': [{ '@type': 'WebPage' }, SOUP] })],
    ['in a list', script([{ '@type': 'Person' }, SOUP])],
    ['in lists of lists', script([[[SOUP]]])],
    ['as main entity', script({ '@type': 'WebPage', mainEntity: SOUP })],
    [
      'as main entity of a page',
      script({ '@type': 'Thing', mainEntityOfPage: { mainEntity: [SOUP] } }),
    ],
    [
      'as an item',
      script({ '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: SOUP }] }),
    ],
    ['of several types', script({ ...SOUP, '@type': ['NewsArticle', 'Recipe'] })],
    ['with a full type', script({ ...SOUP, '@type': 'http://schema.org/Recipe' })],
    ['with a secure type', script({ ...SOUP, '@type': ['https://schema.org/Recipe'] })],
    ['with a prefixed type', script({ ...SOUP, '@type': 'schema:Recipe' })],
    ['in lower case', script({ ...SOUP, '@type': 'recipe' })],
    ['with a byte order mark', script(`\uFEFF${JSON.stringify(SOUP)}`)],
    ['with a semicolon', script(`${JSON.stringify(SOUP)};`)],
    ['with text behind', script(`${JSON.stringify(SOUP)} </p> "}`)],
    ['in a comment of the script', script(`<!--\n${JSON.stringify(SOUP)}\n-->`)],
    ['in CDATA', script(`//<![CDATA[\n${JSON.stringify(SOUP)}\n//]]>`)],
    ['with encoded quotes', script(JSON.stringify(SOUP).replaceAll('"', '&quot;'))],
    [
      'with trailing commas',
      script(JSON.stringify(SOUP).replaceAll(']', ',]').replace(/\}$/u, ',}')),
    ],
    ['with line feeds in texts', script(JSON.stringify(SOUP).replace('Leek soup', 'Leek\n\tsoup'))],
    [
      'with false escapes',
      script(JSON.stringify(SOUP).replace('Leek soup', String.raw`Leek\ soup`)),
    ],
    ['cut off', script(JSON.stringify(SOUP).slice(0, -2))],
  ])('%s', (_what, html) => {
    expect(readRecipePage(page(html))).toMatchObject({
      name: 'Leek soup',
      ingredientLines: ['2 leeks', '1 l stock'],
      steps: [{ text: 'Slice.' }, { text: 'Simmer.' }],
    });
  });

  test('JSON-LD without a page', () => {
    expect(readRecipePage(`\n${JSON.stringify([SOUP])}`)).toMatchObject({
      name: 'Leek soup',
      language: '',
    });
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['no data', page('<h1>Leek soup</h1>')],
    ['other data', page(script({ '@type': 'Article', name: 'Leek soup' }))],
    ['similar types', page(script({ ...SOUP, '@type': 'RecipeCollection' }))],
    ['other scripts', page(script(SOUP, '<script type="application/json">'))],
    ['comments', page(`<!-- ${script(SOUP)} -->`)],
    ['an empty recipe', page(script({ '@type': 'Recipe' }))],
    ['a description alone', page(script({ '@type': 'Recipe', description: 'Good.' }))],
    [
      'a list of links',
      page(script([1, 2].map((n) => ({ '@type': 'Recipe', name: `Soup ${n}` })))),
    ],
    [
      'a tag that never ends',
      '<script type="application/ld+json" {"@type":"Recipe","name":"Soup"}',
    ],
  ])('not in %s', (_what, html) => {
    expect(readRecipePage(html)).toBe(undefined);
  });

  test('the one with the most ingredients, then with the most steps, then the first', () => {
    const stew = { ...SOUP, name: 'Stew', recipeIngredient: ['1', '2', '3'] };
    const broth = { ...SOUP, name: 'Broth', recipeInstructions: ['1', '2', '3'] };
    const twin = { ...SOUP, name: 'Twin' };
    expect(read([SOUP, stew, broth])?.name).toBe('Stew');
    expect(read([SOUP, broth, twin])?.name).toBe('Broth');
    expect(read([twin, SOUP])?.name).toBe('Twin');
  });
});
