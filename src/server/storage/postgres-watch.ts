import pg from 'pg';

// A database whose packets vanish (a cable, a firewall, a machine that froze) never answers and never refuses: only
// we can notice. A statement that takes long is no proof, another connection that gets no answer either is.

/** After so long without an answer we ask whether anybody is there, in ms. */
const SUSPICIOUS_MS = 1200;
/** Who is there answers within this time, in ms. */
const PROBE_MS = 500;

/**
 * Ends a connection whose statement gets no answer while the database does not answer others either: the statement
 * then fails as if the connection had broken. Slow statements of a living database are left alone.
 * @param client newly connected
 * @param url where the database is
 */
export function watchConnection(client: pg.ClientBase, url: string): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const watched = (...args: unknown[]): unknown => {
    const result = query(...args);
    if (!(result instanceof Promise)) return result;
    const watching = watch(client, url);
    return result.finally(() => clearInterval(watching));
  };
  client.query = watched as typeof client.query;
}

function watch(client: pg.ClientBase, url: string): ReturnType<typeof setInterval> {
  const timer = setInterval(async () => {
    if (await answers(url)) return;
    clearInterval(timer);
    const { connection } = client as unknown as { connection: { stream: { destroy: () => void } } };
    connection.stream.destroy();
  }, SUSPICIOUS_MS);
  timer.unref();
  return timer;
}

/** One question at a time, whoever wants to know. */
let asking: Promise<boolean> | undefined;

function answers(url: string): Promise<boolean> {
  asking ??= probe(url).finally(() => {
    asking = undefined;
  });
  return asking;
}

async function probe(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PROBE_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    void client.end().catch(() => {});
  }
}
