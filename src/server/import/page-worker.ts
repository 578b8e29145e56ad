import { parentPort } from 'node:worker_threads';
import type { RecipePage } from '../../domain/recipe-page.ts';
import { readNow, type RecipeSource } from './read-recipe.ts';
import type { Message } from './thread-pool.ts';

// A program of its own, run in a thread beside the server by page-reader.ts: reads one page after the other.
parentPort?.on('message', (source: RecipeSource) => {
  const message: Message<RecipePage | undefined> = { part: readNow(source), isLast: true };
  parentPort?.postMessage(message);
});
