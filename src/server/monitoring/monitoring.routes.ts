import { AppError } from '../../contract/errors.ts';
import type { monitoring } from '../../contract/monitoring.ts';
import { openApi } from '../../contract/openapi.ts';
import { JsonText } from '../http/json-text.ts';
import type { Handlers } from '../http/route.ts';
import type { Database } from '../storage/database.ts';
import { pingDatabase } from './monitoring.store.ts';

export function monitoringHandlers({ db }: { db: Database }): Handlers<typeof monitoring> {
  let description: string | undefined;
  return {
    health: async () => ({ status: 'ok' }),
    database: async ({ request }) => {
      try {
        await pingDatabase(db);
      } catch (error) {
        request.log.error({ err: error }, 'the database does not answer');
        throw new AppError('database_down');
      }
      return { db: 1 };
    },
    schema: async () => new JsonText((description ??= JSON.stringify(openApi()))),
  };
}
