import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkModelAnswer } from './model-answer.ts';

const SOURCE = `My granny made this lentil soup for four of us: take 200g red lentils and two onions.
Fry the onions, add the lentils and boil them for 20 minutes. Serves 4.`;

test('what is in the text is kept, what is not is dropped and said', () => {
  const checked = checkModelAnswer(
    {
      name: 'Lentil soup',
      servings: '4',
      ingredients: ['200 g red lentils', 'two onions', '1 tsp cumin'],
      steps: ['Fry the onions.', 'Garnish with fresh coriander and lime.'],
    },
    SOURCE,
  );
  expect(checked?.text.split('\n')).toEqual([
    'Lentil soup',
    'Serves 4',
    'Ingredients',
    '- 200 g red lentils',
    '- two onions',
    '',
    'Method',
    '1. Fry the onions.',
  ]);
  expect(checked?.warnings.join(' ')).toContain('“1 tsp cumin” is not in the text');
  expect(checked?.warnings.join(' ')).toContain('Steps that are not in the text');
});

test.each([
  ['nothing', undefined],
  ['a text', 'soup'],
  ['no ingredients', { name: 'Lentil soup', ingredients: [] }],
  ['only what is made up', { name: 'Soup', ingredients: ['1 kg caviar'] }],
])('%s is no recipe', (_what, answer) => {
  expect(checkModelAnswer(answer, SOURCE)).toBeUndefined();
});

test('any answer is taken without harm', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string({ unit: 'binary' }), (answer, source) => {
      expect(checkModelAnswer(answer, source)?.text).not.toBe('');
      const odd = { name: answer, ingredients: [source, answer], steps: answer };
      expect(checkModelAnswer(odd, source)?.text).not.toBe('');
    }),
  );
});
