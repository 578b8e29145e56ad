import cluster from 'node:cluster';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { readConfig, SettingError, type Config } from './config.ts';
import { createFetchPage, createFetchPicture } from './import/fetch-page.ts';
import { createFileReader } from './files/file-reader.ts';
import { createPageReader } from './import/page-reader.ts';
import { createLog } from './log.ts';
import { openPictures } from './pictures/open-pictures.ts';
import { signingKeys } from './signing-keys.ts';
import { migrate } from './storage/migrate.ts';
import type { Database, OpenDatabase } from './storage/database.ts';
import { openDatabase, sqliteFile } from './storage/open.ts';
import { lockSqlite } from './storage/sqlite-lock.ts';
import { keepWorkers } from './workers.ts';

/** How long requests under way may take once we are asked to stop, in ms. */
const PATIENCE_MS = 10_000;

/**
 * Starts the server and keeps it until it is asked to stop: requests under way finish, then the database closes.
 * @param environment where the settings are
 * @param prepare what to do with the database before anybody may ask
 */
export async function serve(
  environment: Readonly<Record<string, string | undefined>>,
  prepare: (db: Database) => Promise<void> = async () => {},
): Promise<void> {
  try {
    await start(environment, prepare);
  } catch (error) {
    process.stderr.write(`Ocipe cannot start: ${reasonOf(error)}\n`);
    process.exitCode = 1;
  }
}

/** Why an address cannot be listened on, by the system's word for it. */
const LISTENING: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is used by another program',
  EACCES: 'may not be listened on',
  EADDRNOTAVAIL: 'is not an address of this machine',
};

/** A setting's sentence is for people; anything else needs the whole story. */
function reasonOf(error: unknown): string {
  if (error instanceof SettingError) return error.message;
  const { code, syscall, address, port } = error as NodeJS.ErrnoException & Partial<AddressInfo>;
  if (syscall === 'listen' && code !== undefined && Object.hasOwn(LISTENING, code)) {
    return `PORT ${port} of HOST ${address} ${LISTENING[code]} (${code}).`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function start(
  environment: Readonly<Record<string, string | undefined>>,
  prepare: (db: Database) => Promise<void>,
): Promise<void> {
  const config = readConfig(environment);
  const log = createLog(config.logLevel);
  if (config.workers > 1 && cluster.isPrimary) {
    await setUp(config, prepare);
    const address = `http://${config.host}:${config.port}`;
    keepWorkers(config.workers, log, () => announce(address));
    return;
  }
  const file = sqliteFile(config.database);
  const unlock = file === undefined ? undefined : lockSqlite(file);
  const database = await openDatabase(config.database, (error) =>
    log.warn({ err: error }, 'a connection to the database broke'),
  );
  const close = async () => {
    await database.db.destroy();
    unlock?.();
  };
  try {
    await listen(config, log, database, prepare, close);
  } catch (error) {
    // Connections that stay open would keep this process alive for a while.
    await close();
    throw error;
  }
}

async function listen(
  config: Config,
  log: ReturnType<typeof createLog>,
  database: OpenDatabase,
  prepare: (db: Database) => Promise<void>,
  close: () => Promise<void>,
): Promise<void> {
  const file = sqliteFile(config.database);
  const migrations = await migrate(database, file);
  if (migrations.length > 0) log.info({ migrations }, 'database brought up to date');
  // With several workers, their parent has prepared everything.
  if (cluster.isPrimary) await prepare(database.db);
  // Built beside the server: see scripts/build.mjs.
  const reader = createPageReader({ workerFile: new URL('page-worker.mjs', import.meta.url) });
  const files = createFileReader({ workerFile: new URL('file-worker.mjs', import.meta.url) });
  const app = await createApp({
    config,
    db: database.db,
    keys: await signingKeys(config, database.db, (sentence) => log.warn(sentence)),
    log,
    now: Date.now,
    randomHex: (bytes) => randomBytes(bytes).toString('hex'),
    fetchPage: createFetchPage({ allow: config.importAllow }),
    fetchPicture: createFetchPicture({
      allow: config.importAllow,
      maxBytes: config.pictureLimit,
    }),
    pictures: openPictures(config.pictures),
    readRecipe: reader.read,
    readFile: files.read,
    ...builtClient(),
  });

  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'stopping');
    const timer = setTimeout(() => process.exit(1), PATIENCE_MS);
    // Connections whose request was under way are kept alive by their clients: let go of them one by one.
    const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
    await app.close();
    await Promise.all([reader.close(), files.close()]);
    clearInterval(sweep);
    await close();
    clearTimeout(timer);
    log.info('stopped');
    log.flush(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  const address = await app.listen({ host: config.host, port: config.port });
  if (cluster.isPrimary) announce(address);
}

/** What several processes should find done: who cannot even do this says so once, not once each. */
async function setUp(config: Config, prepare: (db: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase(config.database, () => {});
  try {
    await migrate(database, undefined);
    await prepare(database.db);
  } finally {
    await database.db.destroy();
  }
}

function announce(address: string): void {
  process.stderr.write(`Ocipe is ready at ${address.replace('127.0.0.1', 'localhost')}\n`);
}

/** The client lies beside the bundled server; while it is being written, somebody else serves it. */
function builtClient(): { webFolder?: string } {
  const webFolder = fileURLToPath(new URL('web', import.meta.url));
  return existsSync(webFolder) ? { webFolder } : {};
}
