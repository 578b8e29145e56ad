import { expect, test } from 'vitest';
import { addressesInText, sourceOfShare } from './shared-source.ts';

test.each([
  [{ url: 'https://a.example/soup?x=1&y=2' }, { url: 'https://a.example/soup?x=1&y=2' }],
  [{ text: 'Look (https://a.example/soup).', title: 'Soup' }, { url: 'https://a.example/soup' }],
  [{ url: 'https://a.example/1', text: 'https://a.example/2' }, { url: 'https://a.example/1' }],
  [{ url: 'soup', text: 'HTTP://a.example/2!' }, { url: 'HTTP://a.example/2' }],
  [{ title: 'Soup https://a.example/3' }, { url: 'https://a.example/3' }],
  [{ title: 'Soup', text: '1 l water' }, { text: 'Soup\n1 l water' }],
  [{ title: 'Soup', text: 'Soup\n1 l water' }, { text: 'Soup\n1 l water' }],
  [{ text: 'javascript:alert(1)' }, { text: 'javascript:alert(1)' }],
])('%j is read as %j', (shared, source) => {
  expect(sourceOfShare(shared)).toEqual(source);
});

test('nothing shared is nothing to read', () => {
  expect(sourceOfShare({})).toBeUndefined();
  expect(sourceOfShare({ url: null, text: ' ', title: '' })).toBeUndefined();
});

test('addresses stand in any text, and count once', () => {
  const text = '1. https://a.example/1, https://a.example/2\nhttps://a.example/1\n\nnothing';
  expect(addressesInText(text)).toEqual(['https://a.example/1', 'https://a.example/2']);
});
