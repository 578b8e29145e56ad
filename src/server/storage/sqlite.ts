import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { DatabaseSync, type StatementSync } from './node-sqlite.ts';
import type { OpenDatabase } from './database.ts';
import type { Tables } from './schema.ts';

/** Statements kept ready; the texts of our queries are fewer, but lists of parameters vary in length. */
const KEPT_STATEMENTS = 500;

/**
 * Opens (and makes, if it is not there) an SQLite database.
 * @param file a path, or `:memory:`
 * @throws the engine's error when the file cannot be opened or is no database
 */
export function openSqlite(file: string): OpenDatabase {
  const sqlite = new DatabaseSync(file);
  // FULL must be said: WAL alone drops to NORMAL, where a power cut may bring a logout back.
  sqlite.exec(`pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full;
    pragma foreign_keys = on; pragma temp_store = memory; pragma cache_size = -16000;`);
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new TransactionalDdlAdapter(),
      createDriver: () => new SqliteDriver(sqlite),
      createIntrospector: (kysely) => new SqliteIntrospector(kysely),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  return { engine: 'sqlite', db };
}

/** SQLite changes tables inside transactions; Kysely's adapter is more careful than it must be. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

/** One connection, handed to one query or transaction at a time. */
class SqliteDriver implements Driver {
  readonly #sqlite: DatabaseSync;
  readonly #connection: SqliteConnection;
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;

  constructor(sqlite: DatabaseSync) {
    this.#sqlite = sqlite;
    this.#connection = new SqliteConnection(sqlite);
  }

  async init() {}

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#isTaken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isTaken = true;
    return this.#connection;
  }

  async releaseConnection() {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#isTaken = false;
  }

  /** Takes the write lock at once, unless it only reads: a transaction that upgrades later may fail half-way. */
  async beginTransaction(connection: DatabaseConnection, { accessMode }: TransactionSettings) {
    const begin = accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  async commitTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection) {
    // On a full disk the engine has rolled back by itself; a complaint about that would hide the reason.
    if (this.#sqlite.isTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy() {
    this.#sqlite.close();
  }
}

interface Statement {
  statement: StatementSync;
  /** Whether it answers with rows: asking the engine each time costs as much as a small query. */
  hasRows: boolean;
}

class SqliteConnection implements DatabaseConnection {
  readonly #sqlite: DatabaseSync;
  readonly #statements = new Map<string, Statement>();

  constructor(sqlite: DatabaseSync) {
    this.#sqlite = sqlite;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { statement, hasRows } = this.#statement(query.sql);
    const parameters = query.parameters.map(toSqlite);
    if (hasRows) return { rows: statement.all(...parameters) as Row[] };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  // oxlint-disable-next-line require-yield -- the engine reads all rows at once
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Queries are not streamed.');
  }

  #statement(text: string): Statement {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#sqlite.prepare(text);
    const prepared = { statement, hasRows: statement.columns().length > 0 };
    if (this.#statements.size >= KEPT_STATEMENTS) {
      const [oldest] = this.#statements.keys();
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    this.#statements.set(text, prepared);
    return prepared;
  }
}

type SqliteValue = string | number | bigint | null | Uint8Array;

/** What the engine takes for a parameter; anything else is a bug of ours and is said so. */
function toSqlite(value: unknown): SqliteValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof Uint8Array
  ) {
    return value;
  }
  throw new TypeError(`Not a value for the database: ${typeof value}`);
}
