import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import type { Endpoint, InputOf, ReplyOf } from '../../contract/endpoint.ts';
import { AppError, type ErrorCode } from '../../contract/errors.ts';
import { readInput } from '../../contract/read-input.ts';
import { isKnown, listTag } from './etag.ts';
import { JsonText } from './json-text.ts';
import { checkOrigin } from './origin.ts';
import type { Session } from './session.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    endpoint?: Endpoint;
  }
  interface FastifyRequest {
    session: Session | undefined;
  }
}

/** What a handler gets: its input, read and checked, and who calls. */
export type Call<E extends Endpoint> = InputOf<E> & {
  session: E extends { access: 'public' } ? undefined : Session;
  request: FastifyRequest;
  reply: FastifyReply;
};

/** Answers an endpoint; undefined when the thing is not there. */
export type Handler<E extends Endpoint> = (
  call: Call<E>,
) => Promise<ReplyOf<E> | JsonText | Readable | undefined>;

/** One handler for every endpoint of a feature: a missing one does not compile. */
export type Handlers<Group extends Readonly<Record<string, Endpoint>>> = {
  [Name in keyof Group]: Handler<Group[Name]>;
};

/** What every route needs of the app. */
export interface RouteServices {
  origins: ReadonlySet<string>;
  authenticate: (request: FastifyRequest, endpoint: Endpoint) => Promise<Session>;
}

/** Serves one endpoint of the contract by its handler. */
export function mount(
  app: FastifyInstance,
  endpoint: Endpoint,
  handler: Handler<Endpoint>,
  services: RouteServices,
): void {
  const { origins, authenticate } = services;
  app.route({
    method: endpoint.method,
    url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { endpoint },
    ...(endpoint.bodyLimit === undefined ? {} : { bodyLimit: endpoint.bodyLimit }),
    schema: { response: responseSchemas(endpoint) },
    onRequest: async (request) => {
      if (endpoint.originChecked && !isExempt(endpoint, request)) checkOrigin(request, origins);
      if (endpoint.access !== 'public') request.session = await authenticate(request, endpoint);
    },
    handler: async (request, reply) => {
      const { session } = request;
      if (endpoint.collection && session) {
        const tag = listTag(session, endpoint.collection);
        reply.header('etag', tag);
        if (isKnown(request, tag)) return reply.code(304).send();
      }
      if (endpoint.upload !== undefined && !(request.body instanceof Readable)) {
        throw new AppError('unsupported_media_type', '');
      }
      const input = {
        params: endpoint.params && readParams(endpoint, request.params),
        query: endpoint.query && readInput(endpoint.query, lastOfEach(request.query)),
        body: endpoint.body && readInput(endpoint.body, bodyOf(endpoint, request)),
      };
      reply.code(endpoint.status);
      const result = await handler({ ...input, session, request, reply } as Call<Endpoint>);
      return send(endpoint, reply, result);
    },
  });
}

function bodyOf(endpoint: Endpoint, request: FastifyRequest): unknown {
  return request.body === undefined || (request.body === null && endpoint.emptyBody)
    ? {}
    : request.body;
}

function send(endpoint: Endpoint, reply: FastifyReply, result: unknown) {
  if (result instanceof JsonText) {
    return reply.header('content-type', 'application/json; charset=utf-8').send(result.bytes);
  }
  if (result instanceof Readable && endpoint.download !== undefined) {
    if (typeof endpoint.download === 'string') reply.header('content-type', endpoint.download);
    return reply.send(result);
  }
  if (result === undefined) throw new AppError((endpoint.absent ?? 'not_found') as SimpleError);
  return endpoint.reply ? reply.send(result) : reply.send();
}

/** Errors whose text needs nothing else. */
type SimpleError = Extract<ErrorCode, 'recipe_not_found'>;

function responseSchemas(endpoint: Endpoint): Record<number, TSchema> {
  return {
    ...(endpoint.reply ? { [endpoint.status]: endpoint.reply } : {}),
    ...endpoint.otherReplies,
  };
}

/** A browser cannot send JSON to another site unasked, so `not-json` endpoints need no check then. */
function isExempt(endpoint: Endpoint, request: FastifyRequest): boolean {
  const type = request.headers['content-type'] ?? '';
  return (
    endpoint.originChecked === 'not-json' &&
    type.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'
  );
}

/** Ids that are no positive integer, or beyond what ids can be, are as unknown as any. */
function readParams(endpoint: Endpoint, params: unknown): unknown {
  const fields = (endpoint.params as { properties?: Record<string, { type?: string }> }).properties;
  const read: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(params as Record<string, string>)) {
    if (fields?.[name]?.type !== 'integer') {
      // Nothing is called by a name with a null character, and PostgreSQL would not even look.
      read[name] = text.trim().replaceAll('\0', '\uFFFD');
      continue;
    }
    const id = /^\d{1,19}$/.test(text) ? Number(text) : 0;
    if (id < 1 || !Number.isSafeInteger(id)) {
      throw new AppError((endpoint.absent ?? 'not_found') as SimpleError);
    }
    read[name] = id;
  }
  return read;
}

function lastOfEach(query: unknown): Record<string, unknown> {
  const entries = Object.entries(query as Record<string, string | string[]>);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]),
  );
}
