import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Static } from 'typebox';
import type { recipeFiles } from '../../contract/files.ts';
import type { Recipe } from '../../contract/recipes.ts';
import type { Config } from '../config.ts';
import { retryKey } from '../http/retry-key.ts';
import type { Handlers } from '../http/route.ts';
import { recipePages } from '../recipes/recipe-pages.ts';
import { findRecipe } from '../recipes/recipes.store.ts';
import type { Database } from '../storage/database.ts';
import { readSnapshot } from '../storage/read-snapshot.ts';
import { exportAll, exportOne, storedOf, type ExportedFile } from './export-recipes.ts';
import { contentDisposition, safeFileName } from './file-name.ts';
import { importFile } from './import-file.ts';
import type { ReadFile } from './read-entries.ts';

/** A page that was downloaded is not shown from here; if it is, it may have its own style and nothing else. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

export function fileHandlers({
  config,
  db,
  now,
  readFile,
}: {
  config: Config;
  db: Database;
  now: () => number;
  readFile: ReadFile;
}): Handlers<typeof recipeFiles> {
  return {
    import: async ({ session: { kitchenId, userId }, request }) => {
      const incoming = {
        body: request.body as Readable,
        contentType: request.headers['content-type'] ?? '',
        key: retryKey(request),
        limit: config.importLimit,
        owner: userId,
        readFile,
        tell: (error: unknown) => request.log.error({ err: error }, 'an import stopped'),
      };
      return importFile(db, kitchenId, incoming, now());
    },
    exportAll: async ({ query, session: { kitchenId }, reply }) => {
      // Read to its end before anything is sent, so that a slow reader keeps nobody waiting.
      const pages = await readSnapshot(db, async (db) => {
        const all: Uint8Array[] = [];
        for await (const page of recipePages(db, kitchenId)) all.push(page);
        return all;
      });
      const name = `ocipe-recipes-${new Date(now()).toISOString().slice(0, 10)}`;
      return send(reply, name, exportAll(pages, query.format ?? 'json', now()));
    },
    exportOne: async ({ params, query, session: { kitchenId }, reply }) => {
      const bytes = await findRecipe(db, kitchenId, params.id);
      if (!bytes) return undefined;
      const recipe = JSON.parse(new TextDecoder().decode(bytes)) as Static<typeof Recipe>;
      return send(reply, recipe.name, exportOne(storedOf(recipe), query.format ?? 'json', now()));
    },
  };
}

function send(
  reply: FastifyReply,
  name: string,
  { type, extension, parts }: ExportedFile,
): Readable {
  reply.header('content-type', type);
  reply.header('content-disposition', contentDisposition(safeFileName(name, extension)));
  if (extension === 'html') reply.header('content-security-policy', PAGE_POLICY);
  return Readable.from(parts);
}
