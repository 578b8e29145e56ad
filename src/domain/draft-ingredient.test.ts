import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftIngredient } from './draft-ingredient.ts';

/** line = quantity = name */
const LINES = `
  200g flour = 200g = flour
  200 g flour = 200 g = flour
  1.5 kg potatoes = 1.5 kg = potatoes
  1,5 kg potatoes = 1,5 kg = potatoes
  2 cups of milk = 2 cups = milk
  1 cup milk = 1 cup = milk
  1/2 cup sugar = 1/2 cup = sugar
  1⁄2 cup sugar = 1⁄2 cup = sugar
  1 1/2 cups plain flour, sifted = 1 1/2 cups = plain flour
  ½ tsp salt = ½ tsp = salt
  1½ tbsp oil = 1½ tbsp = oil
  1 ½ tbsp oil = 1 ½ tbsp = oil
  ⅔ cup rice = ⅔ cup = rice
  2-3 cloves garlic, crushed = 2-3 cloves = garlic
  2–3 cloves of garlic = 2–3 cloves = garlic
  2 - 3 carrots = 2 - 3 = carrots
  3 to 4 lb pork shoulder = 3 to 4 lb = pork shoulder
  1 or 2 chillies = 1 or 2 = chillies
  1 x 400g tin chopped tomatoes = 1 x 400g tin = chopped tomatoes
  2 x 400g tins of tomatoes, drained = 2 x 400g tins = tomatoes
  2x400g tins tomatoes = 2x400g tins = tomatoes
  400g tin chickpeas, drained and rinsed = 400g tin = chickpeas
  400g/14oz tin chickpeas = 400g/14oz tin = chickpeas
  1 (14 oz) can coconut milk = 1 (14 oz) can = coconut milk
  1 (14 oz.) can coconut milk = 1 (14 oz.) can = coconut milk
  2 cans (14 oz each) beans = 2 cans (14 oz each) = beans
  1 14-oz can coconut milk = 1 14-oz can = coconut milk
  1 cup (240ml) milk = 1 cup (240ml) = milk
  100g/3½oz unsalted butter, cubed = 100g/3½oz = unsalted butter
  500ml/18fl oz stock = 500ml/18fl oz = stock
  8 fl oz cream = 8 fl oz = cream
  8 fl. oz. cream = 8 fl. oz. = cream
  1 lb. 9 oz. lamb = 1 lb. 9 oz. = lamb
  1 cup + 2 tbsp sugar = 1 cup + 2 tbsp = sugar
  1 tablespoon plus 1 teaspoon sugar = 1 tablespoon plus 1 teaspoon = sugar
  2 T. oil = 2 = T. oil
  1 Tbsp. honey = 1 Tbsp. = honey
  2 heaped tsp cumin = 2 heaped tsp = cumin
  1 large bunch coriander = 1 large bunch = coriander
  2 large eggs = 2 large = eggs
  3 eggs = 3 = eggs
  1 onion, finely chopped = 1 = onion
  1 onion (red, small), diced = 1 = onion
  1 onion - diced = 1 = onion
  a pinch of saffron = a pinch = saffron
  pinch of salt = pinch = salt
  Pinch salt = Pinch = salt
  handful fresh breadcrumbs = handful = fresh breadcrumbs
  large handful of spinach = large handful = spinach
  small knob of butter = small knob = butter
  one 400g tin of tomatoes = one 400g tin = tomatoes
  two sprigs of thyme = two sprigs = thyme
  a few basil leaves = a few = basil leaves
  a little oil = a little = oil
  an egg = an = egg
  half an onion = half = onion
  half a lemon = half = lemon
  about 2 tbsp olive oil, plus extra for frying = about 2 tbsp = olive oil
  2 tbsp olive oil plus extra for frying = 2 tbsp = olive oil
  approx. 300 ml water = approx. 300 ml = water
  1-inch piece ginger = 1-inch piece = ginger
  2.5cm/1in piece fresh root ginger, peeled = 2.5cm/1in piece = fresh root ginger
  salt = = salt
  Salt and pepper to taste = = Salt and pepper
  salt, to taste = = salt
  lemon wedges, to serve = = lemon wedges
  parsley to garnish = = parsley
  oil for frying = = oil
  boneless, skinless chicken breasts = = boneless, skinless chicken breasts
  2 boneless, skin-on chicken thighs, halved = 2 = boneless, skin-on chicken thighs
  juice of 1 lemon = = juice of 1 lemon
  • 2 eggs = 2 = eggs
  - 2 eggs = 2 = eggs
  ▢ 1 cup rice = 1 cup = rice
  6 cloves = 6 = cloves
  1 leaf = 1 = leaf
  3 cups 00 flour = 3 cups = 00 flour
  7up = = 7up
  2 packets dried yeast = 2 packets = dried yeast
  1 stick (113 g) butter = 1 stick (113 g) = butter
  2 slices of bread = 2 slices = bread
  1 gallon cider = 1 gallon = cider
  2 quarts stock = 2 quarts = stock
  1 pint double cream = 1 pint = double cream
  3 dl milk = 3 dl = milk
  2 cl rum = 2 cl = rum
  10 mg saffron = 10 mg = saffron
  1 jar (370g) passata = 1 jar (370g) = passata
  1 garlic clove = 1 clove = garlic
  2 garlic cloves, crushed = 2 cloves = garlic
  4 gherkins = 4 = gherkins
  2 limes = 2 = limes
  2 = 2 =
  500 g = 500 = g
  1/2 = 1/2 =
`;

describe('draftIngredient', () => {
  const lines = LINES.trim().split('\n');
  test('has at least sixty lines', () => {
    expect(lines.length).toBeGreaterThan(60);
  });

  test.each(lines)('%s', (text) => {
    const [line = '', quantity = '', name = ''] = text.split('=').map((part) => part.trim());
    expect(draftIngredient(line)).toMatchObject({ name, quantity });
  });

  test.each(['', ' ', '-', '•', '()', ',', '…'])('takes "%s" as it is', (line) => {
    const { name, quantity } = draftIngredient(line);
    expect(line).toContain(name);
    expect(quantity).toBe('');
  });

  test('never throws, trims, and loses no line that has a word', () => {
    const word = fc.constantFrom(
      '1',
      '½',
      '1/2',
      'x',
      'g',
      'cup',
      '(',
      ')',
      ',',
      '-',
      'of',
      'a',
      'egg',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(word).map((all) => all.join(' ')),
        ),
        (line) => {
          const { name, quantity } = draftIngredient(line);
          expect([name, quantity]).toEqual([name.trim(), quantity.trim()]);
          expect(name.isWellFormed()).toBe(true);
          if (/egg/u.test(line)) expect(name).not.toBe('');
        },
      ),
    );
  });

  test.each([
    '1',
    '1 ',
    '1-',
    '1/',
    '1,',
    '½',
    '(',
    '(1',
    'a ',
    '1 g ',
    '1 x ',
    ' to taste',
    'of ',
    'large ',
  ])('takes linear time for many %j', (piece) => {
    const start = performance.now();
    for (let length = 100; length <= 1_000_000; length *= 10) {
      draftIngredient(piece.repeat(length / piece.length));
    }
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
