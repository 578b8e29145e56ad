import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../contract/errors.ts';

const PREFLIGHT = {
  'access-control-allow-methods': 'DELETE, GET, OPTIONS, PATCH, POST, PUT',
  'access-control-allow-headers':
    'accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with',
  'access-control-max-age': '86400',
};

/** Lets the listed origins call from a browser: the origin echoed on every answer, errors too. */
export function allowOrigins(app: FastifyInstance, origins: ReadonlySet<string>): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('vary', 'Origin');
    const { origin } = request.headers;
    if (origin !== undefined && origins.has(origin)) {
      reply.header('access-control-allow-origin', origin);
      reply.header('access-control-allow-credentials', 'true');
      if (isPreflight(request)) reply.headers(PREFLIGHT);
    }
    if (isPreflight(request)) reply.code(200).send();
    else done();
  });
}

function isPreflight(request: FastifyRequest): boolean {
  return (
    request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined
  );
}

/**
 * Refuses a call that another site led the browser to.
 * Allowed: what the browser itself calls same-origin or typed in, a listed origin, and callers that are no
 * browser (no Origin) or an old one (Origin is our own host). `Origin: null` never is.
 * @throws AppError `csrf_failed`
 */
export function checkOrigin(request: FastifyRequest, origins: ReadonlySet<string>): void {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin === 'null') throw new AppError('csrf_failed');
  if (site === 'same-origin' || site === 'none') return;
  if (origin !== undefined && origins.has(origin)) return;
  const isOwn = host !== undefined && origin !== undefined && hostOf(origin) === host;
  if (site === undefined && (origin === undefined || isOwn)) return;
  throw new AppError('csrf_failed');
}

/** The host and port of an origin as a Host header would have them; undefined for what is no origin. */
export function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
