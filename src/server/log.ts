import type { FastifyInstance } from 'fastify';
import { pino, type Logger } from 'pino';

/** Never in a log, wherever it may turn up. */
const SECRETS = ['authorization', 'cookie', 'password', 'refresh', 'access', 'token', 'set-cookie'];

/**
 * The log: one line of JSON an event, on standard output.
 * @param level as pino has them
 */
export function createLog(level: string): Logger {
  const paths = SECRETS.map((name) => (name.includes('-') ? `["${name}"]` : name));
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          ...paths,
          ...paths.map((path) => (path.startsWith('[') ? `*${path}` : `*.${path}`)),
        ],
      },
    },
    // Collected and written together, at the latest after a second and at the end (see main.ts).
    pino.destination({ sync: false, minLength: 4096, periodicFlush: 1000 }),
  );
}

/** Logs each request once, when it is answered: without its query, headers and body. */
export function logRequests(app: FastifyInstance): void {
  // Nothing secret is in these fields, and looking for secrets costs more than the line itself.
  const log = app.log.child({}, { redact: [] });
  app.addHook('onResponse', (request, reply, done) => {
    log.info({
      method: request.method,
      path: request.url.split('?', 1)[0],
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ip: request.ip,
      user: request.session?.userId,
    });
    done();
  });
}
