import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { AppError } from '../../contract/errors.ts';
import { answer } from './errors.ts';

/** What every answer of the API carries; the client has a policy of its own. */
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** Sets the headers that keep answers from being stored, sniffed or framed, and refuses two Host headers (RFC 9112 §3.2). */
export function guardAnswers(app: FastifyInstance, isHttps: boolean): void {
  const headers = {
    ...HEADERS,
    ...(isHttps ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    done(hasTwoHosts(request.raw.rawHeaders) ? new AppError('bad_request') : undefined);
  });
}

function hasTwoHosts(rawHeaders: readonly string[]): boolean {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts > 1;
}

/**
 * What the framework needs at its birth to answer, as the API does, what never becomes a request.
 * @param prefix the path a proxy puts us at, such as `/kitchen`: it may have left it in the address, or not
 */
export const guardConnections = (
  prefix: string,
): Pick<FastifyServerOptions, 'clientErrorHandler' | 'frameworkErrors' | 'rewriteUrl'> => ({
  rewriteUrl: ({ url: asked = '/' }) => {
    const isBelow =
      prefix !== '' && asked.startsWith(prefix) && /^[/?]|^$/.test(asked.slice(prefix.length));
    const url = isBelow ? asked.slice(prefix.length).replace(/^(?!\/)/, '/') : asked;
    if (!url.includes('%')) return url;
    const [path = '', ...query] = url.split(/(?=\?)/);
    return withGoodEscapes(path) + query.join('');
  },
  clientErrorHandler(error, socket) {
    if (error.code === 'ECONNRESET' || !socket.writable) return;
    const status = STATUS_OF[error.code ?? ''] ?? '400 Bad Request';
    const body = JSON.stringify(new AppError('bad_request').body);
    socket.end(
      `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
    );
  },
  frameworkErrors: (_error, _request, reply) => {
    answer(reply, new AppError('not_found'));
  },
});

/** A path as Python reads it: a percent sign that begins no escape stands for itself. */
function withGoodEscapes(path: string): string {
  const escaped = path.replaceAll(/%(?![\da-f]{2})/gi, '%25');
  try {
    decodeURIComponent(escaped);
    return escaped;
  } catch {
    return escaped.replaceAll('%', '%25');
  }
}

const STATUS_OF: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};
