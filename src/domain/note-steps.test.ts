import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteSteps } from './note-steps.ts';

test.each([
  ['nothing', '', [], ''],
  ['a remark', 'From grandmother.', [], 'From grandmother.'],
  ['numbers', '1. Boil.\n2) Serve.', ['Boil.', 'Serve.'], ''],
  ['words', 'Step 1: Boil.\nSchritt 2: Essen.', ['Boil.', 'Essen.'], ''],
  ['words alone on their line', 'Step 1\nBoil.\nStep 2\nServe.', ['Boil.', 'Serve.'], ''],
  ['dots', '• Boil\n- Serve', ['Boil', 'Serve'], ''],
  [
    'remarks around',
    'Quick!\n1. Boil\nfor long.\n\nFrom a book.',
    ['Boil for long.'],
    'Quick!\nFrom a book.',
  ],
  ['a list in a step', '1. Stir:\n- salt\n- oil\n2. Eat', ['Stir:\n- salt\n- oil', 'Eat'], ''],
  ['dots before numbers', '- salt\n\n1. Stir\n2. Eat', ['Stir', 'Eat'], '- salt'],
  ['paragraphs', 'Boil it.\n\nServe it.', ['Boil it.', 'Serve it.'], ''],
  ['lines', 'Boil it.\r\nServe it.', ['Boil it.', 'Serve it.'], ''],
  ['amounts are no marks', '1.5 kg of beef, at 10:30', [], '1.5 kg of beef, at 10:30'],
  ['steps that say nothing', '1.\n2. Eat', ['Eat'], ''],
])('%s', (_what, note, texts, remarks) => {
  const read = noteSteps(note);
  expect(read.steps.map(({ text }) => text)).toEqual(texts);
  expect(read.remarks).toBe(remarks);
});

test('parts have their headings, as a page that was read has them', () => {
  const note =
    'Tender.\n\n1. Salt the meat.\nFor the sauce:\n2. Melt butter.\n\n## Pasta\n3. Boil it.';
  expect(noteSteps(note)).toEqual({
    steps: [
      { text: 'Salt the meat.', heading: '' },
      { text: 'Melt butter.', heading: 'For the sauce' },
      { text: 'Boil it.', heading: 'Pasta' },
    ],
    remarks: 'Tender.',
  });
});

const lettersOf = (text: string) => text.match(/[a-z]+/g)?.toSorted() ?? [];

test('every word of a note is somewhere', () => {
  const words = fc.stringMatching(/^(?:\d\. |- |)[a-z]{1,8}:?$/);
  fc.assert(
    fc.property(fc.array(words), (lines) => {
      const { steps, remarks } = noteSteps(lines.join('\n'));
      const all = `${steps.map(({ text, heading }) => `${heading} ${text}`).join(' ')} ${remarks}`;
      expect(lettersOf(all)).toEqual(lettersOf(lines.join(' ')));
    }),
  );
});
