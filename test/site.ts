import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Server as TcpServer } from 'node:net';
import { afterEach, expect } from 'vitest';
import {
  createFetchPage,
  PageError,
  type FetchPageOptions,
} from '../src/server/import/fetch-page.ts';
import type { Resolve } from '../src/server/import/page-address.ts';

export const PAGE = '<!doctype html><title>Soup</title><p>Crème fraîche';
/** The name of the machine itself in these tests. */
export const HOST = 'kitchen.test';
export const REFUSED = {
  reason: 'not_allowed',
  message: 'That address cannot be opened from here.',
};

const servers: TcpServer[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(async (server) => {
      if ('closeAllConnections' in server) (server as Server).closeAllConnections();
      if (server.listening) await once(server.close(), 'close');
    }),
  );
});

/** Lets a server listen until the test ends, on the loopback address. @returns its host:port by the name */
export async function listening(server: TcpServer): Promise<string> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `${HOST}:${(server.address() as AddressInfo).port}`;
}

export interface Site {
  server: Server;
  /** host:port, to be allowed */
  host: string;
  url: string;
  requests: IncomingMessage[];
}

/** A web server that goes by the name of `kitchen.test`. */
export async function site(answer: RequestListener): Promise<Site> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  const host = await listening(server);
  return { server, host, url: `http://${host}/`, requests };
}

/** Knows only the sites; whoever asks it for anything else would go out to the network. */
const local: Resolve = (hostname) =>
  hostname === HOST
    ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
    : Promise.reject(new Error('ENOTFOUND'));

/** Fetches from these sites (host:port) besides public pages, of which the resolver knows none. */
export function fetching(hosts: readonly string[], options: Partial<FetchPageOptions> = {}) {
  return createFetchPage({ allow: new Set(hosts), lookup: local, timeoutMs: 5000, ...options });
}

/** What getting the page of a site fails with. */
export async function failure(
  answer: RequestListener,
  options: Partial<FetchPageOptions> = {},
): Promise<PageError> {
  const { host, url } = await site(answer);
  const error: unknown = await fetching([host], options)(url).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PageError);
  return error as PageError;
}

/** Answers with a page. */
export function send(
  body: string | Uint8Array,
  headers: Record<string, string> = {},
  status = 200,
): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
  };
}

/** Answers with a redirect. */
export function redirect(location: string, status = 302): RequestListener {
  return send('', { location }, status);
}
