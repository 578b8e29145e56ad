import type { CompiledQuery, KyselyPlugin, RootOperationNode } from 'kysely';
import type { Database } from '../src/server/storage/database.ts';

/**
 * The same database, telling of each statement that has run.
 * @param tell gets the statement as the engine got it, with its parameters; `begin` and `commit` are not told of
 */
export function watched(db: Database, tell: (query: CompiledQuery) => void): Database {
  const executor = db.getExecutor();
  // Parts of statements come by as well when they are put together, but only statements have results.
  const nodes = new WeakMap<object, RootOperationNode>();
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      nodes.set(queryId, node);
      return node;
    },
    transformResult: async ({ result, queryId }) => {
      const node = nodes.get(queryId);
      if (node) tell(executor.compileQuery(node, queryId));
      return result;
    },
  };
  return db.withPlugin(plugin);
}
