import { randomBytes } from 'node:crypto';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { CompiledQuery } from 'kysely';
import { pino } from 'pino';
import { createApp } from '../src/server/app.ts';
import { readConfig } from '../src/server/config.ts';
import type { FetchPage, FetchPicture } from '../src/server/import/fetch-page.ts';
import type { PictureStore } from '../src/server/pictures/picture-store.ts';
import { signingKeys } from '../src/server/signing-keys.ts';
import type { Database } from '../src/server/storage/database.ts';
import { migrate } from '../src/server/storage/migrate.ts';
import { openTestDatabase } from './database.ts';
import { watched } from './watched.ts';

/** A password that is good for any account. */
export const PASSWORD = 'a long enough phrase';

/** An answer, with its body read. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  /** The body as JSON, or undefined when there is none. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into replies freely
  body: any;
  text: string;
  bytes: Buffer;
  /** The `Set-Cookie` lines. */
  cookies: string[];
}

/** What is sent beside method and path. */
export interface Sent {
  body?: unknown;
  headers?: Record<string, string>;
}

/** Sends requests as one person, or as nobody. */
export interface Person {
  name: string;
  token: string;
  refreshToken: string;
  get: (path: string, sent?: Sent) => Promise<Answer>;
  post: (path: string, body?: unknown, sent?: Sent) => Promise<Answer>;
  put: (path: string, body?: unknown, sent?: Sent) => Promise<Answer>;
  patch: (path: string, body?: unknown, sent?: Sent) => Promise<Answer>;
  delete: (path: string, body?: unknown, sent?: Sent) => Promise<Answer>;
  send: (method: string, path: string, sent?: Sent) => Promise<Answer>;
}

/** The real app on a database of its own, with a clock that tests may turn. */
export interface TestApp {
  app: FastifyInstance;
  db: Database;
  clock: { now: number };
  /** Lines the app logged. */
  logged: string[];
  nobody: Person;
  /** Opens an account and signs in. */
  signUp: (name?: string) => Promise<Person>;
  /** Whoever an access token says. */
  withToken: (token: string) => Person;
  /** Signs in again, as from another device. */
  signIn: (name: string, password?: string) => Promise<Person>;
  close: () => Promise<void>;
}

/** What a test may decide about its app. */
export interface TestAppOptions {
  settings?: Record<string, string>;
  fetchPage?: FetchPage;
  fetchPicture?: FetchPicture;
  pictures?: PictureStore;
  now?: number;
  randomHex?: (bytes: number) => string;
  /** Told of each statement the app runs: see watched.ts. */
  watch?: (query: CompiledQuery) => void;
}

let people = 0;

/** Builds the app as the server does, in memory unless the settings name a file. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const config = readConfig({ DATABASE_URL: 'sqlite::memory:', ...options.settings });
  const database = await openTestDatabase(config.database);
  await migrate(database, undefined);
  const db = options.watch ? watched(database.db, options.watch) : database.db;
  const clock = { now: options.now ?? Date.now() };
  const logged: string[] = [];
  const app = await createApp({
    config,
    db,
    keys: await signingKeys(config, db),
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
    now: () => clock.now,
    randomHex: options.randomHex ?? ((bytes) => randomBytes(bytes).toString('hex')),
    fetchPage: options.fetchPage ?? (() => Promise.reject(new Error('This test fetches no page.'))),
    ...(options.fetchPicture ? { fetchPicture: options.fetchPicture } : {}),
    ...(options.pictures ? { pictures: options.pictures } : {}),
  });
  await app.ready();
  const signIn = async (name: string, password = PASSWORD) => {
    const answer = await person(app, name, '').post('/api/user/token/', {
      username: name,
      password,
    });
    if (answer.status !== 200) throw new Error(`Cannot sign in: ${answer.text}`);
    return person(app, name, answer.body.access, refreshTokenOf(answer));
  };
  return {
    app,
    db,
    clock,
    logged,
    nobody: person(app, 'nobody', ''),
    withToken: (token) => person(app, 'somebody', token),
    signIn,
    signUp: async (name = `cook${(people += 1)}`) => {
      const credentials = { username: name, password: PASSWORD };
      const answer = await person(app, name, '').post('/api/user/register/', credentials);
      if (answer.status !== 201) throw new Error(`Cannot sign up: ${answer.text}`);
      return signIn(name);
    },
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

/** The refresh token an answer set. */
export function refreshTokenOf(answer: Answer): string {
  return /refresh_token=([^;]*)/.exec(answer.cookies.join('\n'))?.[1] ?? '';
}

function person(app: FastifyInstance, name: string, token: string, refreshToken = ''): Person {
  const send = async (method: string, path: string, { body, headers = {} }: Sent = {}) => {
    const response = await app.inject({
      method: method as NonNullable<InjectOptions['method']>,
      url: path,
      headers: {
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: asPayload(body) }),
    });
    return {
      status: response.statusCode,
      headers: response.headers,
      text: response.body,
      bytes: response.rawPayload,
      body: readBody(response.body),
      cookies: [response.headers['set-cookie'] ?? []].flat(),
    };
  };
  return {
    name,
    token,
    refreshToken,
    send,
    get: (path, sent) => send('GET', path, sent),
    post: (path, body, sent) => send('POST', path, { body, ...sent }),
    put: (path, body, sent) => send('PUT', path, { body, ...sent }),
    patch: (path, body, sent) => send('PATCH', path, { body, ...sent }),
    delete: (path, body, sent) => send('DELETE', path, { body, ...sent }),
  };
}

/** Text and bytes go as they are, everything else as JSON. */
function asPayload(body: unknown): string | Buffer {
  return typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const BOUNDARY = 'the-boundary-of-the-form';

/** What a form with a file is sent as. */
export const FORM = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };

/** A form with a file, as browsers send it. */
export function aForm(
  file: string | Buffer,
  fields: Record<string, string> = {},
  fileName = 'recipes',
): Buffer {
  const head = (name: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"`;
  return Buffer.concat([
    ...Object.entries(fields).map(([name, value]) =>
      Buffer.from(`${head(name)}\r\n\r\n${value}\r\n`),
    ),
    Buffer.from(`${head('file')}; filename="${fileName}"\r\nContent-Type: text/plain\r\n\r\n`),
    typeof file === 'string' ? Buffer.from(file) : file,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
}

/** A recipe as a client would send it; a test says only what matters to it. */
export function aRecipe(fields: Record<string, unknown> = {}) {
  return {
    name: 'Garlic noodles',
    meat_type: 'Noodles',
    longevity: 3,
    frequency: 'weekend',
    note: 'Stir fry.',
    state: 'active',
    ingredients: [
      { name: 'garlic', quantity: '3 cloves' },
      { name: 'noodles', quantity: '200 g' },
    ],
    ...fields,
  };
}
