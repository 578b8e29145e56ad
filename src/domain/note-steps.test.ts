import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteSteps } from './note-steps.ts';

test.each([
  ['nothing', '', [], ''],
  ['a remark', 'From grandmother.', [], 'From grandmother.'],
  ['numbers', '1. Boil.\n2) Serve.', ['Boil.', 'Serve.'], ''],
  ['words', 'Step 1: Boil.\nSchritt 2: Essen.', ['Boil.', 'Essen.'], ''],
  ['dots', '• Boil\n- Serve', ['Boil', 'Serve'], ''],
  [
    'remarks around',
    'Quick!\n1. Boil\nfor long.\n\nFrom a book.',
    ['Boil for long.'],
    'Quick!\nFrom a book.',
  ],
  ['paragraphs', 'Boil it.\n\nServe it.', ['Boil it.', 'Serve it.'], ''],
  ['lines', 'Boil it.\r\nServe it.', ['Boil it.', 'Serve it.'], ''],
])('%s', (_what, note, steps, remarks) => {
  expect(noteSteps(note)).toEqual({ steps, remarks });
});

test('every word of a note is somewhere', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/)), (words) => {
      const { steps, remarks } = noteSteps(words.join('\n'));
      const found = `${steps.join(' ')} ${remarks}`.split(/\s+/).filter(Boolean);
      expect(found.toSorted()).toEqual(words.toSorted());
    }),
  );
});
