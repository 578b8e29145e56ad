import { parentPort } from 'node:worker_threads';
import { readNow, type RecipeSource } from './read-recipe.ts';

// A program of its own, run in a thread beside the server by page-reader.ts: reads one page after the other.
parentPort?.on('message', (source: RecipeSource) => parentPort?.postMessage(readNow(source)));
