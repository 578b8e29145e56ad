import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absoluteAddress } from './address.ts';
import { categoryGuess } from './category-words.ts';
import { draftIngredient } from '../draft-ingredient.ts';
import { factsIn } from './shown-facts.ts';
import { shownMinutes } from './time-words.ts';

describe('shownMinutes', () => {
  test.each<[unknown, number | undefined]>([
    ['PT1H30M', 90],
    [25, 25],
    ['45 minutes', 45],
    ['Total Time: 1 hour 10 minutes', 70],
    ['1 hr 5 mins', 65],
    ['1½ hours', 90],
    ['1 1/2 hours', 90],
    ['1.5 h', 90],
    ['30-40 minutes', 40],
    ['10 minutes mins', 10],
    ['2 days', 2880],
    ['1 Std. 20 Min.', 80],
    ['ca. 45 Minuten', 45],
    ['1 heure 15 minutes', 75],
    ['2 horas', 120],
    ['1 ora e 20 minuti', 80],
    ['1 uur 5 minuten', 65],
    ['1 timme', 60],
    ['1 godz. 30 min', 90],
    ['40 минут', 40],
    ['30 phút', 30],
    ['20分钟', 20],
    ['overnight', undefined],
    ['350 F', undefined],
    ['9000000 hours', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j', (value, minutes) => {
    expect(shownMinutes(value)).toBe(minutes);
  });
});

describe('factsIn', () => {
  test.each<[string, object]>([
    ['Serves 4', { servings: 4 }],
    ['Servings: 6', { servings: 6 }],
    ['4 servings', { servings: 4 }],
    ['Makes about 12 buns', { servings: 12 }],
    ['Für 4 Personen', { servings: 4 }],
    ['Pour 6 personnes', { servings: 6 }],
    ['4 porções', { servings: 4 }],
    ['Serve Até 4 porções', { servings: 4 }],
    ['Prep & Cook Time 1 hour 20 minutes', { totalMinutes: 80 }],
    ['Tempo total: até 1h', { totalMinutes: 60 }],
    ['Prep time 20 min', { prepMinutes: 20 }],
    ['Cook: 1 hr', { cookMinutes: 60 }],
    ['Total Time: 1 hour 10 minutes', { totalMinutes: 70 }],
    ['Gesamtzeit 50 Minuten', { totalMinutes: 50 }],
    ['I made 4 servings of it', {}],
    ['Cook 10 minutes longer if your oven is weak, or as the package of your pasta tells.', {}],
    ['4.5 stars', {}],
  ])('%j', (line, facts) => {
    expect(factsIn([line])).toMatchObject(facts);
    expect(Object.values(factsIn([line])).filter(Boolean)).toHaveLength(Object.keys(facts).length);
  });
});

describe('absoluteAddress', () => {
  const BASE = 'https://a.test/soups/leek.html?x=1';
  test.each([
    ['https://b.test/1.jpg', 'https://b.test/1.jpg'],
    ['//b.test/1.jpg', 'https://b.test/1.jpg'],
    ['/1.jpg', 'https://a.test/1.jpg'],
    ['1.jpg', 'https://a.test/soups/1.jpg'],
    ['./1.jpg', 'https://a.test/soups/1.jpg'],
    [' https://b.test/a b.jpg ', 'https://b.test/a%20b.jpg'],
    ['#top', undefined],
    ['', undefined],
    ['data:image/png;base64,AAAA', undefined],
    ['javascript:alert(1)', undefined],
    ['https://', undefined],
  ])('%j', (address, url) => {
    expect(absoluteAddress(address, BASE)).toBe(url);
  });

  test('needs to know where the page is', () => {
    expect(absoluteAddress('/1.jpg', '')).toBe(undefined);
    expect(absoluteAddress('/1.jpg', 'https://a.test')).toBe('https://a.test/1.jpg');
    expect(absoluteAddress('1.jpg', 'https://a.test')).toBe('https://a.test/1.jpg');
  });
});

describe('categoryGuess', () => {
  test.each<[string[], string, string[], string]>([
    [['Noodles'], 'Garlic chicken', [], 'Noodles'],
    [['Main Course', 'Soup'], 'Leek soup', [], 'Soup'],
    [['Main Course'], 'Roast chicken', [], 'Chicken'],
    [[], 'Rindergulasch', ['500 g Rindfleisch', '2 Zwiebeln'], 'Beef'],
    [[], 'Poulet rôti', [], 'Chicken'],
    [['Hauptgericht'], 'Spaghetti mit Lachs', ['200 g Lachs'], 'Fish'],
    [[], 'Chocolate cake', ['200 g chocolate'], 'Dessert'],
    [[], 'Chicken noodle soup', [], 'Soup'],
    [[], 'Mushroom risotto', ['1 l chicken stock', '300 g rice'], 'Rice'],
    [[], 'Green curry', ['300 g prawns'], 'Seafood'],
    [[], 'Green curry', ['1 l chicken stock', '200 g rice'], ''],
    [['Dinner'], 'Ratatouille', ['2 aubergines'], 'Dinner'],
    [[], '', [], ''],
  ])('%j %j %j', (categories, name, ingredients, category) => {
    expect(categoryGuess(categories, name, ingredients)).toBe(category);
  });
});

describe('draftIngredient', () => {
  test.each([
    ['200 g flour', '200 g', 'flour'],
    ['½ tsp salt', '½ tsp', 'salt'],
    ['2 x 400g tins of tomatoes, drained', '2 x 400g tins', 'tomatoes'],
    ['1 (14-oz) can coconut milk', '1 (14-oz) can', 'coconut milk'],
    ['2 cloves garlic, minced', '2 cloves', 'garlic'],
    ['1 cup finely chopped onion', '1 cup', 'onion'],
    ['2 large eggs', '2 large', 'eggs'],
    ['a pinch of salt', 'a pinch', 'salt'],
    ['salt to taste', '', 'salt'],
    ['1 red onion or 1 shallot', '1', 'red onion'],
    ['6 cloves', '6', 'cloves'],
    ['• 250 ml de lait', '250 ml', 'lait'],
    ['Mehl 200 g', '200 g', 'Mehl'],
    ['Farina: 1,5 kg', '1,5 kg', 'Farina'],
    ['2', '2', ''],
    ['', '', ''],
  ])('%j is %j of %j', (line, quantity, name) => {
    expect(draftIngredient(line)).toMatchObject({ quantity, name });
  });

  test.each([
    ['2 cloves garlic, minced', 'minced'],
    ['1 cup finely chopped onion', 'finely chopped'],
    ['200 g flour', ''],
  ])('%j is first %j', (line, preparation) => {
    expect(draftIngredient(line).preparation).toBe(preparation);
  });

  test('never throws, and gives back nothing that is not there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (line) => {
        const { name, quantity } = draftIngredient(line);
        expect(name).toBe(name.trim());
        expect(quantity).toBe(quantity.trim());
      }),
    );
  });
});
