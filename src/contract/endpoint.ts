import type { Static, TSchema } from 'typebox';
import type { ErrorCode } from './errors.ts';

/** The parts of a kitchen that carry a revision of their own. */
export type Collection = 'recipes' | 'fridge' | 'groceries' | 'plans';

/** What a token for scripts may be allowed. */
export type Scope = 'read' | 'write';

/** Everything there is to know about one endpoint. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its trailing slash and `{name}` for parameters; served without the slash as well. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** Who may call: a signed-in account, unless `public` is written. */
  readonly access?: 'public';
  /**
   * What a token for scripts must be allowed for this call. Unless said: `read` for GET, `write` for all else,
   * and nothing under `/api/user/` and `/api/admin/`: see `scopeOf`.
   */
  readonly scope?: Scope;
  readonly params?: TSchema;
  readonly query?: TSchema;
  /** Request headers this endpoint reads beside the common ones: name to meaning. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: TSchema;
  /** The body may also be `application/x-www-form-urlencoded`. */
  readonly form?: true;
  /** What counts as an empty body beside nothing at all: `null`, or anything that cannot be read. */
  readonly emptyBody?: 'null' | 'anything';
  /** The browser must not be led here by another site: the origin is checked (`not-json`: unless the body is JSON). */
  readonly originChecked?: 'always' | 'not-json';
  /** The most a body may have, in bytes; 1 MB unless said. */
  readonly bodyLimit?: number;
  /** The body is a file of this type, or of one of these, taken as it comes. */
  readonly upload?: string | readonly string[];
  /** What comes with an upload in `multipart/form-data`, beside its `file`. */
  readonly uploadFields?: TSchema;
  /** A success is a file of this type, or of one of these: then its handler says which. */
  readonly download?: string | readonly string[];
  readonly status: 200 | 201 | 204;
  /** What a success carries; nothing at all when left out. */
  readonly reply?: TSchema;
  /** Other successes of the same call: status to schema. */
  readonly otherReplies?: Readonly<Record<number, TSchema>>;
  /** The list answers with the revision of this collection as its ETag. */
  readonly collection?: Collection;
  /** The error for an id that is malformed, unknown or somebody else's. */
  readonly absent?: ErrorCode;
  /** The errors of this endpoint beyond those every endpoint shares. */
  readonly errors?: readonly ErrorCode[];
}

/** Writes an endpoint down, keeping its exact types for handlers and callers. */
export function endpoint<const E extends Endpoint>(spec: E): E {
  return spec;
}

/** What a token for scripts must be allowed to make this call; never anything about the account itself. */
export function scopeOf({ scope, method, path }: Endpoint): Scope | 'account' {
  if (/^\/api\/(?:user|admin)\//.test(path)) return 'account';
  return scope ?? (method === 'GET' ? 'read' : 'write');
}

type StaticOr<S, Otherwise> = S extends TSchema ? Static<S> : Otherwise;

/** What a handler of `E` receives once its input was read. */
export interface InputOf<E extends Endpoint> {
  params: StaticOr<E['params'], undefined>;
  query: StaticOr<E['query'], undefined>;
  body: StaticOr<E['body'], undefined>;
}

/** What a handler of `E` may answer with; `true` where a success carries nothing. */
export type ReplyOf<E extends Endpoint> =
  | StaticOr<E['reply'], boolean>
  | (E['otherReplies'] extends Readonly<Record<number, infer Other>>
      ? StaticOr<Other, never>
      : never);
