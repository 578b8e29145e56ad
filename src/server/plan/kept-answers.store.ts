import type { Database } from '../storage/database.ts';

/** The answer kept under a key, and the request it answered. */
export function findKeptAnswer(db: Database, kitchenId: number, key: string) {
  return db
    .selectFrom('kept_answers')
    .select(['request', 'reply'])
    .where('kitchen_id', '=', kitchenId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
}

/** Keeps an answer for a retry, and forgets those older than `forgetBefore`. Times in ISO 8601. */
export async function keepAnswer(
  db: Database,
  kitchenId: number,
  answer: { key: string; request: string; reply: string; createdAt: string },
): Promise<void> {
  await db
    .insertInto('kept_answers')
    .values({
      kitchen_id: kitchenId,
      idempotency_key: answer.key,
      request: answer.request,
      reply: answer.reply,
      created_at: answer.createdAt,
    })
    .execute();
}

export async function forgetAnswersBefore(db: Database, kitchenId: number, time: string) {
  await db
    .deleteFrom('kept_answers')
    .where('kitchen_id', '=', kitchenId)
    .where('created_at', '<', time)
    .execute();
}
