import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { endpoints } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { isUnavailable } from '../storage/failures.ts';

/** The one place that answers errors: the catalogue's as they are, the framework's translated, all else a plain 500. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = error instanceof AppError ? error : translate(error);
    if (known.status >= 500 && !(error instanceof AppError)) {
      request.log.error({ err: error }, 'unexpected error');
    }
    return answer(reply, known);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const methods = methodsAt(path.endsWith('/') ? path : `${path}/`);
    if (methods.length === 0) return answer(reply, new AppError('not_found'));
    reply.header('allow', methods.join(', '));
    if (request.method === 'OPTIONS') return reply.code(200).send();
    return answer(reply, new AppError('method_not_allowed', request.method));
  });
  refuseMethodsOfSiblings(app);
}

/** `/api/recipes/stats/` would pass for a recipe's path by the methods it does not have itself. */
function refuseMethodsOfSiblings(app: FastifyInstance): void {
  for (const url of new Set(endpoints.map(({ endpoint }) => endpoint.path))) {
    const own = methodsAt(url);
    const method = METHODS.filter((known) => !own.includes(known));
    if (url.includes('{') || method.length === 0) continue;
    app.route({
      method,
      url,
      exposeHeadRoute: false,
      handler: (_request, reply) => reply.callNotFound(),
    });
  }
}

/** Sends an error of the catalogue, with the headers that go with its status. */
export function answer(reply: FastifyReply, error: AppError): FastifyReply {
  if (error.status === 401) reply.header('www-authenticate', 'Bearer realm="api"');
  if (error.retryAfter !== undefined) reply.header('retry-after', String(error.retryAfter));
  return reply
    .code(error.status)
    .header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify(error.body));
}

function translate(error: FastifyError): AppError {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AppError('too_large');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new AppError('unsupported_media_type', '');
    case 'FST_ERR_BAD_URL':
      return new AppError('not_found');
    default:
      if (isUnavailable(error)) return new AppError('database_away');
      return new AppError(error.statusCode === 400 ? 'bad_request' : 'unexpected');
  }
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

const paths = endpoints.map(({ endpoint: { method, path } }) => ({
  method,
  path,
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/** The methods of a path; those of the path itself if it is one, rather than of a pattern it fits. */
function methodsAt(path: string): string[] {
  const exact = paths.filter((known) => known.path === path);
  const fitting = exact.length > 0 ? exact : paths.filter(({ pattern }) => pattern.test(path));
  const methods = fitting.map(({ method }): string => method);
  if (methods.length === 0) return [];
  return [...(methods.includes('GET') ? [...methods, 'HEAD'] : methods), 'OPTIONS'];
}
