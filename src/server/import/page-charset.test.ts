import { describe, expect, test } from 'vitest';
import { decodePage } from './page-charset.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('decodePage', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['UTF-8 without a word', Buffer.from('crème'), '', 'crème'],
    ['UTF-8 by its mark', Buffer.from('\uFEFFcrème'), '', 'crème'],
    [
      'the mark before the header',
      Buffer.from('\uFEFFcrème'),
      'text/html; charset=latin1',
      'crème',
    ],
    ['UTF-16 by its mark', Buffer.from('\uFEFFcrème', 'utf16le'), 'text/html', 'crème'],
    ['big-endian UTF-16', utf16be('\uFEFFcrème'), '', 'crème'],
    ['the header', latin1('crème'), 'text/html; charset=ISO-8859-1', 'crème'],
    ['the header in quotes', latin1('crème'), 'text/html;charset="windows-1252"', 'crème'],
    ['other parameters', latin1('crème'), 'text/html; a=b; Charset=latin1; c=d', 'crème'],
    ['Japanese', Buffer.from([0x82, 0xa0]), 'text/html; charset=shift_jis', 'あ'],
    ['Russian', Buffer.from([0xc4, 0xc1]), 'text/html; charset=koi8-r', 'да'],
  ])('reads %s', (_what, bytes, contentType, text) => {
    expect(decodePage(bytes, contentType)).toBe(text);
  });

  test.each([
    '<meta charset=iso-8859-1>',
    '<meta charset="ISO-8859-1"/>',
    "<META CHARSET = 'latin1'>",
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
    '<meta content="text/html;charset=latin1" http-equiv=content-type>',
    '<?xml version="1.0" encoding="iso-8859-1"?>',
    `<!-- ${'x'.repeat(3000)} --><meta charset=latin1>`,
  ])('finds the encoding in %s', (tag) => {
    expect(decodePage(latin1(`${tag}crème`), 'text/html')).toBe(`${tag}crème`);
  });

  test('the header goes before the page', () => {
    const page = '<meta charset=latin1>crème';
    expect(decodePage(Buffer.from(page), 'text/html; charset=utf-8')).toBe(page);
  });

  test.each([
    ['<meta charset=utf-16>crème', 'text/html'],
    ['<meta charset=klingon>crème', 'text/html'],
    ['crème', 'text/html; charset=klingon'],
    ['crème', 'text/html; charset='],
    ['crème', 'text/html; charset'],
    [`${' '.repeat(5000)}<meta charset=latin1>crème`, ''],
  ])('falls back to UTF-8 for %s', (page, contentType) => {
    expect(decodePage(Buffer.from(page), contentType)).toBe(page);
  });

  test.each<[string, Uint8Array, string, string]>([
    ['is not UTF-8', latin1('cr\xe8me'), 'text/html; charset=utf-8', 'crème'],
    ['is not, and does not say so', latin1('cr\xe8me \x96 \xbd'), '', 'crème – ½'],
    ['is UTF-8', Buffer.from('crème ½'), 'text/html; charset=iso-8859-1', 'crème ½'],
    [
      'is UTF-8 by its meta',
      Buffer.from('<meta charset=windows-1252>½'),
      '',
      '<meta charset=windows-1252>½',
    ],
    [
      'is UTF-8 with a slip',
      Buffer.concat([Buffer.from('crème brûlée '), Buffer.from([0xe8])]),
      '',
      'crème brûlée \uFFFD',
    ],
    ['is empty', new Uint8Array(), '', ''],
  ])('reads what %s though something else is told', (_what, bytes, contentType, text) => {
    expect(decodePage(bytes, contentType)).toBe(text);
  });

  test('is quick about hostile beginnings', () => {
    const start = performance.now();
    decodePage(Buffer.from('<meta '.repeat(1_000_000)), '');
    decodePage(Buffer.from(`<meta ${'charset '.repeat(1000)}`), '');
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
