import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentDisposition, safeFileName } from './file-name.ts';

test.each([
  ['Soup', 'Soup.md'],
  ['../../etc/passwd', 'etc passwd.md'],
  ['C:\\a?*"<>|b', 'C a b.md'],
  ['.hidden', 'hidden.md'],
  ['-rf', 'rf.md'],
  ['dots...', 'dots.md'],
  ['CON', 'recipe.md'],
  [' \n ', 'recipe.md'],
  ['a\r\nSet-Cookie: x', 'a Set-Cookie x.md'],
  ['😀'.repeat(150), `${'😀'.repeat(100)}.md`],
])('%j may be called %j', (name, fileName) => {
  expect(safeFileName(name, 'md')).toBe(fileName);
});

test('any name makes a header of one line, which says the same again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const fileName = safeFileName(name, 'md');
      expect(fileName).not.toMatch(/[\\/:*?"<>|\p{Cc}]|^\.|\.\.$/u);
      const header = contentDisposition(fileName);
      expect(header).toMatch(
        /^attachment; filename="[^"\\\r\n]+"(?:; filename\*=UTF-8''[\w!#$&+.^`|~%-]+)?$/,
      );
      const [, encoded] = /UTF-8''(.*)$/.exec(header) ?? [];
      const [, plain] = /filename="([^"]*)"/.exec(header) ?? [];
      expect(encoded === undefined ? plain : decodeURIComponent(encoded)).toBe(fileName);
    }),
  );
});
