import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { endpoints } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Teaches the app to read bodies: JSON, and forms where the endpoint takes them. Endpoints without a body ignore it. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      try {
        return parseBody(request, body);
      } catch (error) {
        if (request.routeOptions.config.endpoint?.emptyBody === 'anything') return {};
        throw error;
      }
    },
  );
  for (const type of UPLOADS) {
    app.addContentTypeParser(type, async (request: FastifyRequest, body: Readable) => {
      const { endpoint } = request.routeOptions.config;
      if ([endpoint?.upload].flat().includes(type)) return body;
      body.resume();
      if (endpoint?.emptyBody === 'anything') return {};
      if (!endpoint?.body && !endpoint?.upload) return undefined;
      throw new AppError('unsupported_media_type', type);
    });
  }
}

/** Types that are taken as they come, where an endpoint takes files. */
const UPLOADS = new Set(endpoints.flatMap(({ endpoint }) => endpoint.upload ?? []));

function parseBody(request: FastifyRequest, body: Buffer): unknown {
  const { endpoint } = request.routeOptions.config;
  if (endpoint?.upload) {
    throw new AppError('unsupported_media_type', request.headers['content-type'] ?? '');
  }
  if (!endpoint?.body) return undefined;
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (body.length === 0 && (type === '' || type === 'application/json')) return {};
  if (type === 'application/json') return parseJson(body);
  if (type === 'application/x-www-form-urlencoded' && endpoint.form) {
    return Object.fromEntries(new URLSearchParams(decode(body)));
  }
  throw new AppError('unsupported_media_type', request.headers['content-type'] ?? '');
}

function parseJson(body: Buffer): unknown {
  const text = decode(body);
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('parse_error', 'the body is not valid JSON.');
  }
}

function decode(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw new AppError('parse_error', 'the body is not valid UTF-8.');
  }
}
