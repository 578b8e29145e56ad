import type { TSchema } from 'typebox';
import { endpoints } from './api.ts';
import type { Endpoint } from './endpoint.ts';
import { errors, type ErrorCode } from './errors.ts';

type Json = Record<string, unknown>;

const ABOUT = `A digital cookbook, a fridge and a grocery planner in one.

Sign in with \`POST /api/user/token/\` and send the access token as \`Authorization: Bearer …\`; refresh it with the
cookie at \`POST /api/user/token/refresh/\`. Every path is served without its last slash as well. Lists carry an \`ETag\`:
send it back as \`If-None-Match\` and an unchanged list answers 304 at once.`;

/**
 * The whole API as an OpenAPI 3.1 document, made from the endpoints.
 * Schemas with a title stand once, under components.
 */
export function openApi(): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  for (const { feature, name, endpoint } of endpoints) {
    const path = (paths[endpoint.path] ??= {});
    path[endpoint.method.toLowerCase()] = operation(endpoint, feature, name, schemas);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ocipe',
      version: '1.0.0',
      description: ABOUT,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    // Relative to /api/schema/, so that it holds under any path prefix.
    servers: [{ url: '../..' }],
    tags: [...new Set(endpoints.map(({ feature }) => feature))].map((feature) => ({
      name: feature,
    })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  };
}

function operation(endpoint: Endpoint, feature: string, name: string, schemas: Json): Json {
  const { params, query, headers, body, form, description } = endpoint;
  const parameters = [
    ...parametersOf('path', params, schemas),
    ...parametersOf('query', query, schemas),
    ...Object.entries(headers ?? {}).map(([header, about]) => ({
      in: 'header',
      name: header,
      description: about,
      schema: { type: 'string' },
    })),
  ];
  const types = form ? [JSON_TYPE, 'application/x-www-form-urlencoded'] : [JSON_TYPE];
  return {
    operationId: `${feature}.${name}`,
    tags: [feature],
    summary: endpoint.summary,
    ...(description ? { description } : {}),
    ...(endpoint.access === 'public' ? { security: [] } : { security: [{ session: [] }] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: requestBody(types, body, schemas) } : {}),
    ...(endpoint.upload ? { requestBody: uploadBody(endpoint.upload, endpoint, schemas) } : {}),
    responses: responses(endpoint, schemas),
  };
}

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'multipart/form-data';

function requestBody(types: string[], body: TSchema, schemas: Json): Json {
  const schema = hoist(body, schemas);
  return { content: Object.fromEntries(types.map((type) => [type, { schema }])) };
}

function uploadBody(
  upload: string | readonly string[],
  { uploadFields }: Endpoint,
  schemas: Json,
): Json {
  const { properties } = (uploadFields ? hoist(uploadFields, schemas) : {}) as {
    properties?: Json;
  };
  const file = { type: 'string', format: 'binary' };
  const form = { type: 'object', properties: { file, ...properties }, required: ['file'] };
  const types = [upload].flat().map((type) => [type, type === FORM_TYPE ? { schema: form } : {}]);
  return { content: Object.fromEntries(types) };
}

function parametersOf(place: string, group: TSchema | undefined, schemas: Json): Json[] {
  const { properties = {}, required = [] } = (group ?? {}) as {
    properties?: Record<string, TSchema & { description?: string }>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    in: place,
    name,
    required: required.includes(name),
    ...(schema.description ? { description: schema.description } : {}),
    schema: hoist(schema, schemas),
  }));
}

function responses(endpoint: Endpoint, schemas: Json): Json {
  const answers: Json = {
    [endpoint.status]: endpoint.download
      ? {
          description: endpoint.summary,
          content: Object.fromEntries([endpoint.download].flat().map((type) => [type, {}])),
        }
      : success(endpoint.reply, endpoint.summary, schemas),
  };
  for (const [status, schema] of Object.entries(endpoint.otherReplies ?? {})) {
    answers[status] = success(schema, endpoint.summary, schemas);
  }
  if (endpoint.collection) answers['304'] = { description: 'Nothing has changed.' };
  for (const [status, codes] of byStatus(errorsOf(endpoint))) {
    answers[status] = failure(codes, schemas);
  }
  return answers;
}

function success(reply: TSchema | undefined, description: string, schemas: Json): Json {
  return {
    description,
    ...(reply ? { content: { [JSON_TYPE]: { schema: hoist(reply, schemas) } } } : {}),
  };
}

/** The errors an endpoint names, and those its shape brings along. */
function errorsOf(endpoint: Endpoint): ErrorCode[] {
  return [
    ...(endpoint.upload ? (['unsupported_media_type'] as const) : []),
    ...(endpoint.body
      ? (['invalid_input', 'parse_error', 'too_large', 'unsupported_media_type'] as const)
      : []),
    ...(endpoint.access === 'public'
      ? []
      : ([
          'not_authenticated',
          'bad_authorization_header',
          'access_token_invalid',
          'user_not_found',
          'user_inactive',
          'token_scope',
        ] as const)),
    ...(endpoint.absent ? [endpoint.absent] : []),
    ...(endpoint.errors ?? []),
  ];
}

function byStatus(codes: ErrorCode[]): Map<number, ErrorCode[]> {
  const groups = new Map<number, ErrorCode[]>();
  for (const code of new Set(codes)) {
    const { status } = errors[code];
    groups.set(status, [...(groups.get(status) ?? []), code]);
  }
  return groups;
}

function failure(codes: ErrorCode[], schemas: Json): Json {
  const shapes = [...new Set(codes.map((code) => hoist(errors[code].schema, schemas)))];
  const distinct = [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values()];
  return {
    description: codes.map((code) => errors[code].about).join(' · '),
    content: { [JSON_TYPE]: { schema: distinct.length === 1 ? distinct[0] : { anyOf: distinct } } },
  };
}

/** Replaces schemas that have a title by references to one definition. */
function hoist(schema: unknown, schemas: Json): unknown {
  if (Array.isArray(schema)) return schema.map((inner) => hoist(inner, schemas));
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(
    Object.entries(schema)
      .filter(([, value]) => typeof value !== 'function')
      .map(([key, value]) => [key, hoist(value, schemas)]),
  );
  const { title } = copy;
  if (typeof title !== 'string') return copy;
  schemas[title] = copy;
  return { $ref: `#/components/schemas/${title}` };
}
