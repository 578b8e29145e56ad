import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { failure, fetching, PAGE, redirect, send, site } from '../../../test/site.ts';
import { createFetchPage } from './fetch-page.ts';
import type { Resolve } from './page-address.ts';

/** The page of a site. */
async function html(answer: RequestListener): Promise<string> {
  const asked = await site(answer);
  return (await fetching([asked.host])(asked.url)).html;
}

describe('pages', () => {
  test('come with their final address', async () => {
    const asked = await site(send(PAGE));
    const page = await fetching([asked.host])(`${asked.url}soup?a=1#top`);
    expect(page).toEqual({ url: `${asked.url}soup?a=1#top`, html: PAGE });
  });

  test('are asked for honestly and without cookies', async () => {
    const asked = await site(send(PAGE, { 'set-cookie': 'a=b' }));
    const fetchPage = fetching([asked.host]);
    await fetchPage(asked.url);
    await fetchPage(asked.url);
    expect(asked.requests).toHaveLength(2);
    for (const { method, headers } of asked.requests) {
      expect(method).toBe('GET');
      expect(headers).toMatchObject({
        host: asked.host,
        'user-agent': 'Ocipe/0.1 (recipe import)',
      });
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
    }
  });

  test('may be on an IPv6 address of the settings', async () => {
    const server = createServer(send(PAGE)).listen(0, '::1');
    const port = await new Promise<number>((done) => {
      server.on('listening', () => done((server.address() as AddressInfo).port));
      server.on('error', () => done(0));
    });
    if (port === 0) return; // a machine without IPv6
    const host = `[::1]:${port}`;
    const fetchPage = createFetchPage({ allow: new Set([host]) });
    expect((await fetchPage(`http://${host}/`)).html).toBe(PAGE);
    server.close();
  });

  test.each([
    ['gzip', gzipSync(PAGE)],
    ['X-GZIP', gzipSync(PAGE)],
    ['deflate', deflateSync(PAGE)],
    ['deflate', deflateRawSync(PAGE)],
    ['br', brotliCompressSync(PAGE)],
    ['deflate, gzip', gzipSync(deflateSync(PAGE))],
    ['identity', Buffer.from(PAGE)],
    ['gzip', gzipSync('')],
    ['deflate', Buffer.of()],
  ])('are unpacked from %s', async (encoding, body) => {
    const page = await html(send(body, { 'content-encoding': encoding }));
    expect(['', PAGE]).toContain(page);
    expect(page === '').toBe(body.length < 25);
  });

  test('are read as far as they go when they are cut off', async () => {
    const packed = gzipSync(PAGE.repeat(50)).subarray(0, -8);
    const page = await html(send(packed, { 'content-encoding': 'gzip' }));
    expect(page).toContain(PAGE);
  });

  test('are read in their own encoding', async () => {
    const bytes = Buffer.from(`<meta charset=latin1>${PAGE}`, 'latin1');
    expect(await html(send(bytes))).toContain('Crème fraîche');
    const wrong = send(bytes, { 'content-type': 'text/html; charset=utf-8' });
    expect(await html(wrong)).toContain('Crème fraîche');
  });

  test.each([
    'application/xhtml+xml',
    'text/plain; charset=utf-8',
    'application/ld+json',
    'application/json',
  ])('may be %s', async (type) => {
    expect(await html(send(PAGE, { 'content-type': type }))).toBe(PAGE);
  });

  test('may do without a type', async () => {
    expect(await html((_request, response) => void response.end(PAGE))).toBe(PAGE);
  });

  test.each([
    'application/pdf',
    'image/png',
    'video/mp4',
    'text/htmlx',
    'application/octet-stream',
  ])('are not %s', async (type) => {
    const error = await failure(send(PAGE, { 'content-type': type }));
    expect(error.reason).toBe('not_html');
  });

  test.each([
    [404, 'There is no page at that address any more.'],
    [410, 'There is no page at that address any more.'],
    [403, 'That site does not let its page be read.'],
    [429, 'That site does not let its page be read.'],
    [418, 'That site did not send the page.'],
    [304, 'That site did not send the page.'],
    [500, 'That site has a problem at the moment.'],
    [503, 'That site has a problem at the moment.'],
  ])('are not taken with status %i', async (status, sentence) => {
    const error = await failure(send(status === 304 ? '' : PAGE, {}, status));
    expect(error).toMatchObject({ reason: 'bad_status', message: sentence });
  });

  test('leave no connection behind', async () => {
    const asked = await site(send(PAGE, { connection: 'keep-alive' }));
    await fetching([asked.host])(asked.url);
    await wait(50);
    const connections = await new Promise((done) => {
      asked.server.getConnections((_error, count) => done(count));
    });
    expect(connections).toBe(0);
  });
});

describe('redirects', () => {
  test.each([301, 302, 303, 307, 308])('with status %i are followed', async (status) => {
    const asked = await site((request, response) => {
      const answer = request.url === '/old' ? redirect('new?a=b', status) : send(PAGE);
      answer(request, response);
    });
    const page = await fetching([asked.host])(`${asked.url}old`);
    expect(page).toEqual({ url: `${asked.url}new?a=b`, html: PAGE });
  });

  test('may name their target in UTF-8', async () => {
    const asked = await site((request, response) => {
      const target = Buffer.from('/crème').toString('latin1');
      (request.url === '/' ? redirect(target) : send(PAGE))(request, response);
    });
    expect((await fetching([asked.host])(asked.url)).url).toBe(`${asked.url}cr%C3%A8me`);
  });

  test('are followed five times', async () => {
    const asked = await site((request, response) => {
      const count = Number(request.url?.slice(1));
      (count > 0 ? redirect(`/${count - 1}`) : send(PAGE))(request, response);
    });
    expect((await fetching([asked.host])(`${asked.url}5`)).html).toBe(PAGE);
    await expect(fetching([asked.host])(`${asked.url}6`)).rejects.toMatchObject({
      reason: 'bad_status',
    });
  });

  test('without an end are given up', async () => {
    const asked = await site(redirect('/'));
    await expect(fetching([asked.host])(asked.url)).rejects.toMatchObject({ reason: 'bad_status' });
    expect(asked.requests).toHaveLength(6);
  });

  test('without a target are no page', async () => {
    expect((await failure(send('', {}, 302))).reason).toBe('bad_status');
  });

  test('share one time', async () => {
    const asked = await site(async (request, response) => {
      await wait(150);
      redirect('/')(request, response);
    });
    const fetchPage = fetching([asked.host], { timeoutMs: 300 });
    await expect(fetchPage(asked.url)).rejects.toMatchObject({ reason: 'timeout' });
  });

  test('are resolved anew each time', async () => {
    const asked = await site(redirect('/again'));
    let count = 0;
    const lookup: Resolve = () => {
      count += 1;
      return count === 1
        ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
        : Promise.reject(new Error('ENOTFOUND'));
    };
    await expect(fetching([asked.host], { lookup })(asked.url)).rejects.toMatchObject({
      reason: 'unreachable',
    });
    expect(count).toBe(2);
  });
});
