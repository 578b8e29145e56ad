import { describe, expect, test } from 'vitest';
import { readWell as read, SOUP } from '../../../test/file-recipes.ts';

const json = (value: unknown) => JSON.stringify(value);
/** An ingredient of Mealie. */
const food = (name: string, quantity: number | null, unit: unknown = null) => ({
  quantity,
  unit,
  food: { name },
  note: '',
});

describe('what programs wrote is recognised by its contents, and read:', () => {
  test('JSON-LD, as Nextcloud Cookbook has it', () => {
    const node = {
      '@context': 'http://schema.org',
      '@type': 'Recipe',
      name: 'Leek soup',
      recipeCategory: 'Soup',
      recipeYield: 4,
      prepTime: 'PT0H10M',
      cookTime: 'PT0H20M',
      url: 'https://cook.example/soup',
      keywords: 'Winter',
      description: 'Warm.',
      comment: 'Freezes well.',
      recipeIngredient: ['2 leeks, sliced', '1 l stock', 'Salt to taste'],
      recipeInstructions: ['Slice the leeks.', 'Simmer.'],
    };
    expect(read(json(node), 'Leek soup/recipe.json')).toEqual({
      format: 'nextcloud',
      recipes: [SOUP],
    });
    expect(read(json([node, node]))).toEqual({ format: 'schema.org', recipes: [SOUP, SOUP] });
    expect(read(json({ '@graph': [{ '@type': 'WebPage' }, node] })).recipes).toEqual([SOUP]);
  });

  test('JSON-LD, as RecipeSage has it', () => {
    const node = {
      '@type': 'Recipe',
      name: 'Leek soup',
      image: [],
      prepTime: 'PT10M',
      totalTime: '30 minutes',
      recipeIngredient: ['[Base]', '2 leeks', '[Top]', 'chives'],
      recipeInstructions: [
        { '@type': 'HowToSection', text: '[Base]' },
        { '@type': 'HowToStep', text: 'Simmer.' },
      ],
      recipeYield: '4 bowls',
      recipeCategory: ['Soup', 'Winter'],
      creditText: 'Grandma',
      isBasedOn: 'https://cook.example/soup',
      comment: [{ '@type': 'Comment', name: 'Author Notes', text: 'Freezes well.' }],
    };
    expect(read(json([node]))).toEqual({
      format: 'recipesage',
      recipes: [
        {
          ...SOUP,
          times: [10, undefined, 30],
          description: '',
          ingredients: ['2 | leeks | Base', ' | chives | Top'],
          steps: ['Base | Simmer.'],
        },
      ],
    });
  });

  test('Paprika', () => {
    const recipe = {
      uid: 'A',
      name: 'Leek soup',
      ingredients: '2 leeks, sliced\r\n1 l stock\n\nSalt to taste',
      directions: 'Slice the leeks.\n\nSimmer.',
      servings: 'Serves 4',
      prep_time: '10 mins',
      cook_time: '20 min',
      total_time: '',
      source: 'cook.example',
      source_url: 'https://cook.example/soup',
      categories: ['Soup', 'Winter'],
      description: 'Warm.',
      notes: 'Freezes well.',
      nutritional_info: '',
      rating: 4,
      photo_data: 'AAAA',
    };
    expect(read(json(recipe))).toEqual({ format: 'paprika', recipes: [SOUP] });
  });

  test('Mealie, of today and of before', () => {
    const recipe = {
      name: 'Leek soup',
      recipeCategory: [{ name: 'Soup', slug: 'soup' }],
      tags: [{ name: 'Winter', slug: 'winter' }],
      recipeServings: 4,
      prepTime: '10 minutes',
      performTime: '20 Minutes',
      totalTime: null,
      orgURL: 'https://cook.example/soup',
      description: 'Warm.',
      notes: [{ title: '', text: 'Freezes well.' }],
      recipeIngredient: [
        { ...food('leeks', 2), note: 'sliced' },
        food('stock', 1, { name: 'l' }),
        food('Salt', null),
      ],
      recipeInstructions: [{ title: '', text: 'Slice the leeks.' }, { text: 'Simmer.' }],
    };
    expect(read(json(recipe))).toEqual({ format: 'mealie', recipes: [SOUP] });
    const older = {
      name: 'Leek soup',
      recipe_category: ['Soup'],
      tags: ['Winter'],
      recipe_yield: '4 servings',
      prep_time: '10 min',
      perform_time: '20 min',
      org_url: 'https://cook.example/soup',
      description: 'Warm.',
      notes: [{ text: 'Freezes well.' }],
      recipe_ingredient: [
        { note: '2 leeks, sliced', food: null },
        { note: '1 l stock' },
        { note: 'Salt to taste' },
      ],
      recipe_instructions: [{ text: 'Slice the leeks.' }, { text: 'Simmer.' }],
    };
    expect(read(json(older))).toEqual({ format: 'mealie', recipes: [SOUP] });
  });

  test('a backup of Mealie', () => {
    const backup = {
      alembic_version: [{ version_num: '1' }],
      ingredient_foods: [
        { id: 'f1', name: 'leeks' },
        { id: 'f2', name: 'stock' },
      ],
      ingredient_units: [{ id: 'u1', name: 'l', abbreviation: '' }],
      recipes: [
        {
          id: 'r1',
          name: 'Leek soup',
          recipe_yield: '4 servings',
          prep_time: '10 minutes',
          perform_time: '20 minutes',
          org_url: 'https://cook.example/soup',
          description: 'Warm.',
        },
        { id: 'r2', name: 'Toast' },
      ],
      recipes_ingredients: [
        { recipe_id: 'r1', position: 1, food_id: 'f2', unit_id: 'u1', quantity: 1, note: '' },
        { recipe_id: 'r1', position: 0, food_id: 'f1', unit_id: null, quantity: 2, note: 'sliced' },
        { recipe_id: 'r1', position: 2, food_id: null, note: 'Salt to taste' },
        { recipe_id: 'r2', position: 0, food_id: null, note: '1 slice bread' },
      ],
      recipe_instructions: [
        { recipe_id: 'r1', position: 1, title: '', text: 'Simmer.' },
        { recipe_id: 'r1', position: 0, title: '', text: 'Slice the leeks.' },
      ],
      notes: [{ recipe_id: 'r1', title: '', text: 'Freezes well.' }],
      tags: [{ id: 't1', name: 'Winter' }],
      recipes_to_tags: [{ recipe_id: 'r1', tag_id: 't1' }],
      categories: [{ id: 'c1', name: 'Soup' }],
      recipes_to_categories: [{ recipe_id: 'r1', category_id: 'c1' }],
    };
    const { format, recipes } = read(json(backup), 'database.json');
    expect(format).toBe('mealie');
    expect(recipes[0]).toEqual(SOUP);
    expect(recipes[1]).toMatchObject({ name: 'Toast', ingredients: ['1 slice | bread'] });
  });

  test('Tandoor', () => {
    const recipe = {
      name: 'Leek soup',
      description: 'Warm.',
      keywords: [{ name: 'Soup' }, { name: 'Winter' }],
      working_time: 10,
      waiting_time: 20,
      servings: 4,
      source_url: 'https://cook.example/soup',
      steps: [
        {
          name: '',
          instruction: '## Start\n1. Slice the leeks.',
          ingredients: [
            { food: { name: 'leeks' }, unit: null, amount: 2, note: 'sliced' },
            { is_header: true, note: 'Liquid' },
            { food: { name: 'stock' }, unit: { name: 'cup' }, amount: 1.5, note: '' },
          ],
        },
        {
          name: 'Finish',
          instruction: 'Simmer.',
          ingredients: [{ food: { name: 'Salt' }, unit: null, amount: 0, no_amount: true }],
        },
      ],
    };
    expect(read(json(recipe))).toEqual({
      format: 'tandoor',
      recipes: [
        {
          ...SOUP,
          category: '',
          tags: ['Soup', 'Winter'],
          notes: '',
          ingredients: ['2 | leeks', '1 1/2 cup | stock | Liquid', ' | Salt | Finish'],
          steps: ['Start', 'Slice the leeks.', 'Finish | Simmer.'],
        },
      ],
    });
  });

  test('JSON of nobody in particular', () => {
    const recipe = {
      title: 'Leek soup',
      ingredients: ['2 leeks, sliced', { amount: '1', unit: 'l', name: 'stock' }, 'Salt to taste'],
      instructions: ['Slice the leeks.', { text: 'Simmer.' }],
      servings: 4,
      prep_time: 10,
      cook_time: '20 min',
      category: 'Soup',
      tags: ['Winter'],
      description: 'Warm.',
      notes: 'Freezes well.',
      url: 'https://cook.example/soup',
    };
    expect(read(json({ recipes: [recipe] }))).toEqual({ format: 'json', recipes: [SOUP] });
  });

  test('RecipeKeeper', () => {
    const html = `<!DOCTYPE html><html><body><div class="recipe-details"><table><tr><td>
      <img src="images/a.jpg" class="recipe-photo" /></td><td>
      <h2 itemprop="name">Leek soup</h2>
      <div>Courses: <span itemprop="recipeCourse">Soup</span></div>
      <div>Categories: <span>Winter</span><meta itemprop="recipeCategory" content="Winter"></div>
      <div>Source: <span itemprop="recipeSource"><a href="https://cook.example/soup">cook.example</a></span></div>
      <div>Serving size: <span itemprop="recipeYield">4</span></div>
      <div>Preparation time: <span>10 mins</span><meta content="PT10M" itemprop="prepTime"></div>
      <div>Cooking time: <span>20 mins</span><meta content="PT20M" itemprop="cookTime"></div>
      <meta content="4" itemprop="recipeRating"></td></tr></table>
      <div class="recipe-ingredients" itemprop="recipeIngredients"><p>2 leeks, sliced</p><p>1 l stock</p><p></p><p>Salt to taste</p></div>
      <div itemprop="recipeDirections"><p>1. Slice the leeks.</p><p>2. Simmer.</p></div>
      <div class="recipe-notes" itemprop="recipeNotes"><p>Freezes well.</p></div></div>
      <div class="recipe-details"><h2 itemprop="name">Toast</h2>
      <div itemprop="recipeIngredients"><p>1 slice bread</p></div></div></body></html>`;
    const { format, recipes } = read(html);
    expect(format).toBe('recipekeeper');
    expect(recipes[0]).toEqual({ ...SOUP, description: '' });
    expect(recipes[1]).toMatchObject({ name: 'Toast', ingredients: ['1 slice | bread'] });
  });

  test('CopyMeThat', () => {
    const html = `<html><head><title>Recipes</title></head><body>
      <div class="recipe"><div id="name"> Leek soup </div><img class="recipeImage" src="images/a.jpg">
      <div id="link">From: <a id="original_link" href="https://cook.example/soup">cook.example</a></div>
      <div id="categories"><span class="recipeCategory">Soup</span>, <span class="recipeCategory">Winter</span></div>
      <div id="description">Warm.</div>
      <div>Servings: <a id="recipeYield">4</a></div>
      <span meta="prepTime">10 min</span><span meta="cookTime">20 min</span>
      <ul id="recipeIngredients"><li class="recipeIngredient">2 leeks, sliced
      <li class="recipeIngredient">1 l stock</li><li class="recipeIngredient_subheader">To finish</li>
      <li class="recipeIngredient">Salt to taste</li></ul>
      <ol id="recipeInstructions"><li class="instruction">Slice the leeks.</li><li class="instruction">Simmer.</li></ol>
      <ul id="recipeNotes"><li class="recipeNote">Freezes well.</li></ul></div></body></html>`;
    expect(read(html)).toEqual({
      format: 'copymethat',
      recipes: [{ ...SOUP, ingredients: ['2 | leeks', '1 l | stock', ' | Salt | To finish'] }],
    });
  });

  test('a saved page', () => {
    const html = `<html><head><link rel="canonical" href="https://cook.example/soup">
      <script type="application/ld+json">{"@type":"Recipe","name":"Leek soup","recipeIngredient":["2 leeks","For the top:","1 tsp chives"]}</script>
      </head><body>…</body></html>`;
    expect(read(html, 'page.html')).toMatchObject({
      format: 'schema.org',
      recipes: [
        {
          name: 'Leek soup',
          ingredients: ['2 | leeks', expect.stringMatching(/^1 tsp \| chives \| .*top$/i)],
          sourceUrl: SOUP.sourceUrl,
        },
      ],
    });
  });
});
