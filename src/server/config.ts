import type { ModelSettings } from './import/language-model.ts';
import { isIP, isIPv6 } from 'node:net';
import { dirname, join } from 'node:path';
import type { Limit } from './account/throttle.ts';
import type { S3Settings } from './pictures/s3-pictures.ts';
import { settings, type SettingName } from './settings.ts';

/** The settings, read once, checked and settled. */
export interface Config {
  host: string;
  port: number;
  database: DatabaseLocation;
  /** How many processes share the work. */
  workers: number;
  /** The signing key of the settings, if any, then earlier ones. */
  secretKeys: readonly Buffer[];
  publicUrl: URL | undefined;
  corsOrigins: ReadonlySet<string>;
  cookieSecure: 'auto' | 'always';
  trustProxy: TrustProxy;
  logLevel: string;
  registration: 'open' | 'closed' | 'invite';
  importAllow: ReadonlySet<string>;
  /** The largest file of recipes that may be uploaded, in bytes. */
  importLimit: number;
  /** The largest backup that may be uploaded, in bytes. */
  restoreLimit: number;
  /** Where pictures are kept. */
  pictures: PictureLocation;
  /** The largest picture that may be uploaded, in bytes. */
  pictureLimit: number;
  /** The most pixels a picture may have. */
  picturePixels: number;
  /** The language model that reads what has no order we know. */
  model: ModelSettings;
  limits: {
    loginPerNameAndAddress: Limit;
    loginPerAddress: Limit;
    loginPerName: Limit;
    registerPerAddress: Limit;
    refreshPerSession: Limit;
    aiPerKitchen: Limit;
  };
}

/** Where the data is: an SQLite file (or `:memory:`), or a PostgreSQL database. */
export type DatabaseLocation =
  | { engine: 'sqlite'; file: string }
  | { engine: 'postgres'; url: string };

/** Where pictures are: in memory (for databases in memory), in a folder, or in S3-compatible storage. */
export type PictureLocation =
  | { kind: 'memory' }
  | { kind: 'folder'; folder: string }
  | ({ kind: 's3' } & S3Settings);

/** Which addresses' forwarding headers count, as Fastify takes it. */
type TrustProxy = string[] | false | ((address: string, hop: number) => boolean);

/** A setting that cannot be used; the message names it. */
export class SettingError extends Error {}

/** Fewer bytes than HS256's output are guessable before it is (RFC 7518 §3.2). */
const MIN_SECRET_BYTES = 32;
/** Keys that stand in public code or documentation. */
const PUBLISHED_SECRETS =
  /^(?:django-insecure-|change[-_ ]?(?:me|this)|your[-_ ]secret|replace[-_ ]?me)/i;
const MAX_WORKERS = 64;
const LOG_LEVELS = new Set(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);

/**
 * Reads the settings.
 * @param environment usually `process.env`
 * @throws SettingError for the first one that cannot be used, by its name
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = (name: SettingName): string => {
    const given = environment[name]?.trim();
    return given || (settings.find((setting) => setting.name === name)?.default ?? '');
  };
  const database = readDatabaseUrl(read('DATABASE_URL'));
  const limit = (name: SettingName) => readLimit(name, read(name));
  return {
    host: readHost(read('HOST')),
    port: readPort(read('PORT')),
    database,
    workers: readWorkers(read('WORKERS'), database),
    secretKeys: readSecretKeys(
      read('SECRET_KEY'),
      environment['DJANGO_SECRET']?.trim() ?? '',
      readList(read('PREVIOUS_SECRET_KEYS')),
    ),
    publicUrl: readPublicUrl(read('PUBLIC_URL')),
    corsOrigins: new Set(readList(read('CORS_ORIGINS')).map(readOrigin)),
    cookieSecure: readChoice('COOKIE_SECURE', read('COOKIE_SECURE'), ['auto', 'always']),
    trustProxy: readTrustProxy(read('TRUST_PROXY')),
    logLevel: readChoice('LOG_LEVEL', read('LOG_LEVEL'), [...LOG_LEVELS]),
    registration: readChoice('REGISTRATION', read('REGISTRATION'), ['open', 'closed', 'invite']),
    importAllow: new Set(readList(read('IMPORT_ALLOW')).map(readHostAndPort)),
    importLimit: readMegabytes('IMPORT_LIMIT_MB', read('IMPORT_LIMIT_MB')),
    model: readModel(read),
    pictures: readPictures(read, database),
    pictureLimit: readMegabytes('PICTURE_LIMIT_MB', read('PICTURE_LIMIT_MB')),
    picturePixels: readMegabytes('PICTURE_LIMIT_MEGAPIXELS', read('PICTURE_LIMIT_MEGAPIXELS')),
    restoreLimit: readMegabytes('RESTORE_LIMIT_MB', read('RESTORE_LIMIT_MB')),
    limits: {
      loginPerNameAndAddress: limit('LIMIT_LOGIN_PER_NAME_AND_ADDRESS'),
      loginPerAddress: limit('LIMIT_LOGIN_PER_ADDRESS'),
      loginPerName: limit('LIMIT_LOGIN_PER_NAME'),
      registerPerAddress: limit('LIMIT_REGISTER_PER_ADDRESS'),
      refreshPerSession: limit('LIMIT_REFRESH_PER_SESSION'),
      aiPerKitchen: limit('LIMIT_AI_PER_KITCHEN'),
    },
  };
}

/** Where the providers are, unless somebody says otherwise. */
const MODEL_URLS = {
  none: '',
  openai: 'https://api.openai.com/v1',
  gemini: 'https://generativelanguage.googleapis.com',
};

function readModel(read: (name: SettingName) => string): ModelSettings {
  const provider = readChoice('AI_PROVIDER', read('AI_PROVIDER'), ['none', 'openai', 'gemini']);
  const url = (read('AI_URL') || MODEL_URLS[provider]).replace(/\/+$/, '');
  if (url !== '' && !/^https?:\/\/[^/]/.test(url)) {
    throw new SettingError('AI_URL must be an address that begins with http:// or https://.');
  }
  if (provider !== 'none' && read('AI_MODEL') === '') {
    throw new SettingError('AI_MODEL must name the model that AI_PROVIDER is to use.');
  }
  return { provider, url, key: read('AI_KEY'), model: read('AI_MODEL') };
}

function readPictures(
  read: (name: SettingName) => string,
  database: DatabaseLocation,
): PictureLocation {
  const place = read('PICTURES');
  if (/^s3:/i.test(place)) return { kind: 's3', ...readS3(place, read) };
  if (place.includes('://')) {
    throw new SettingError(`PICTURES must be a folder or begin with s3://, not "${place}".`);
  }
  if (place !== '') return { kind: 'folder', folder: place };
  if (database.engine === 'postgres') return { kind: 'folder', folder: 'data/pictures' };
  if (database.file === ':memory:') return { kind: 'memory' };
  return { kind: 'folder', folder: join(dirname(database.file), 'pictures') };
}

function readS3(place: string, read: (name: SettingName) => string): S3Settings {
  const [, bucket, folder = ''] = /^s3:\/\/([a-z\d][a-z\d.-]*)(?:\/([\w./-]*))?$/.exec(place) ?? [];
  if (bucket === undefined || /(?:^|\/)\.\.?(?:\/|$)/.test(folder)) {
    throw new SettingError(`PICTURES must look like s3://bucket/folder, not "${place}".`);
  }
  const endpoint = read('S3_ENDPOINT');
  if (!URL.canParse(endpoint) || !/^https?:\/\/[^/]+\/?$/.test(endpoint)) {
    throw new SettingError('S3_ENDPOINT must be an http or https address where PICTURES is s3://.');
  }
  for (const name of ['S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const) {
    if (read(name) === '') throw new SettingError(`${name} is needed where PICTURES is s3://.`);
  }
  return {
    endpoint: endpoint.replace(/\/$/, ''),
    bucket,
    folder: folder.replaceAll(/^\/+|\/+$/g, ''),
    region: read('S3_REGION'),
    accessKey: read('S3_ACCESS_KEY'),
    secretKey: read('S3_SECRET_KEY'),
  };
}

/** A key as bytes. @throws SettingError when it is too short or published somewhere */
export function checkSecret(name: string, text: string): Buffer {
  const key = Buffer.from(text, 'utf8');
  if (key.length < MIN_SECRET_BYTES) {
    throw new SettingError(`${name} must have at least ${MIN_SECRET_BYTES} bytes.`);
  }
  if (PUBLISHED_SECRETS.test(text)) {
    throw new SettingError(`${name} is a published example. Please use a key of your own.`);
  }
  return key;
}

function readSecretKeys(own: string, django: string, previous: string[]): Buffer[] {
  const secret = own || django;
  if (previous.length > 2) {
    throw new SettingError('PREVIOUS_SECRET_KEYS may name at most two keys.');
  }
  if (previous.length > 0 && secret === '') {
    throw new SettingError('PREVIOUS_SECRET_KEYS needs a SECRET_KEY beside it.');
  }
  const keys = previous.map((key) => checkSecret('PREVIOUS_SECRET_KEYS', key));
  return secret === '' ? [] : [checkSecret(own ? 'SECRET_KEY' : 'DJANGO_SECRET', secret), ...keys];
}

function readWorkers(text: string, { engine }: DatabaseLocation): number {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > MAX_WORKERS) {
    throw new SettingError(`WORKERS must be a number from 1 to ${MAX_WORKERS}, not "${text}".`);
  }
  if (number > 1 && engine === 'sqlite') {
    throw new SettingError(
      'WORKERS above 1 needs PostgreSQL: an SQLite file is for one process. Give DATABASE_URL a postgres:// address.',
    );
  }
  return number;
}

function readHost(text: string): string {
  if (isIP(text) !== 0 || /^[a-z\d](?:[\w.-]*[a-z\d])?$/i.test(text)) return text;
  throw new SettingError(`HOST must be an address or a name to listen on, not "${text}".`);
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new SettingError(`PORT must be a number from 0 to 65535, not "${text}".`);
  }
  return port;
}

function readDatabaseUrl(text: string): DatabaseLocation {
  if (/^postgres(?:ql)?:\/\/./.test(text) && URL.canParse(text))
    return { engine: 'postgres', url: text };
  const [, file] = /^sqlite:(.+)$/.exec(text) ?? [];
  if (!file) {
    throw new SettingError(
      'DATABASE_URL must be "sqlite:" and a path, such as sqlite:data/ocipe.db, or a postgres:// address.',
    );
  }
  return { engine: 'sqlite', file: file.replace(/^\/\/(?=\/)/, '') };
}

function readPublicUrl(text: string): URL | undefined {
  if (text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new SettingError(`PUBLIC_URL must be an http or https address, not "${text}".`);
  }
  return url;
}

function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isExact = url?.origin === text.replace(/\/$/, '') && !url.host.includes('*');
  if (!url || !/^https?:$/.test(url.protocol) || !isExact) {
    throw new SettingError(
      `CORS_ORIGINS must list origins such as https://ocipe.example.org, not "${text}".`,
    );
  }
  return url.origin;
}

function readHostAndPort(text: string): string {
  const [, port] = /^(?:[^\s/:]+|\[[\da-f:.]+\]):(\d{1,5})$/i.exec(text) ?? [];
  if (!(Number(port) >= 1 && Number(port) <= 65_535)) {
    throw new SettingError(`IMPORT_ALLOW must list host:port, not "${text}".`);
  }
  return text.toLowerCase();
}

function readTrustProxy(text: string): TrustProxy {
  if (text === '') return false;
  if (/^\d{1,2}$/.test(text)) return (_address, hop) => hop < Number(text);
  const networks = readList(text);
  if (networks.every(isNetwork)) return networks;
  throw new SettingError(`TRUST_PROXY must list addresses or networks, not "${text}".`);
}

/** An IP address, or one and how many of its bits count: what Fastify takes. */
function isNetwork(text: string): boolean {
  const [, address = '', bits = '1'] = /^([\da-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const most = isIPv6(address) ? 128 : 32;
  return isIP(address) !== 0 && Number(bits) >= 1 && Number(bits) <= most;
}

function readMegabytes(name: SettingName, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new SettingError(`${name} must be a number from 1 to 999999, not "${text}".`);
  }
  return Number(text) * 1e6;
}

function readLimit(name: string, text: string): Limit {
  const [, burst, seconds] = /^(\d{1,9})\/(\d{1,6}(?:\.\d{1,3})?)s$/.exec(text) ?? [];
  if (!burst || !seconds || Number(burst) === 0 || Number(seconds) === 0) {
    throw new SettingError(`${name} must look like 10/30s, not "${text}".`);
  }
  return { burst: Number(burst), oneEvery: Number(seconds) * 1000 };
}

function readChoice<Choice extends string>(
  name: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((known) => known === text);
  if (choice !== undefined) return choice;
  throw new SettingError(`${name} must be one of ${choices.join(', ')}, not "${text}".`);
}

function readList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
