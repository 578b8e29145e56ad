import { describe, expect, test } from 'vitest';
import { send, site } from '../../../test/site.ts';
import { createFetchPicture } from './fetch-page.ts';

const lookup = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
const from = (host: string) =>
  createFetchPicture({ allow: new Set([host]), lookup, timeoutMs: 5000, maxBytes: 1000 });

describe('a picture from a site', () => {
  test.each(['image/png', 'IMAGE/JPEG; x=1', 'application/octet-stream', 'binary/octet-stream'])(
    'comes as its bytes when it is called %s',
    async (type) => {
      const { host, url, requests } = await site(send('\x89PNG', { 'content-type': type }));
      expect(await from(host)(url)).toEqual(Buffer.from('\x89PNG'));
      expect(requests[0]?.headers.accept).toContain('image/');
      expect(requests[0]?.headers.cookie).toBeUndefined();
    },
  );

  test.each([
    ['a page', send('<p>'), 'There is no picture at that address.'],
    ['gone', send('', {}, 404), 'There is no picture at that address any more.'],
    [
      'too large',
      send('x'.repeat(1001), { 'content-type': 'image/png' }),
      'That picture is too large to be read.',
    ],
  ])('that is %s is refused in a sentence', async (_what, answer, sentence) => {
    const { host, url } = await site(answer);
    await expect(from(host)(url)).rejects.toThrow(sentence);
  });

  test.each([
    'http://127.0.0.1/x.png',
    'http://[::1]/x.png',
    'http://169.254.169.254/latest',
    'http://kitchen.test/x.png',
    'http://kitchen.test:8080/x.png',
    'file:///etc/passwd',
    'data:image/png;base64,AA',
  ])('that is in the network around us is refused: %s', async (url) => {
    await expect(from('other.test:80')(url)).rejects.toMatchObject({ reason: 'not_allowed' });
  });
});
