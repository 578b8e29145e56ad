import type { RecipePage } from '../../domain/recipe-page.ts';
import { PageError } from './page-error.ts';
import { readNow, type ReadRecipe, type RecipeSource } from './read-recipe.ts';
import { createThreadPool, type ThreadPoolOptions } from './thread-pool.ts';

export interface PageReaderOptions extends ThreadPoolOptions {
  /** Pages of fewer UTF-16 code units are read at once: asking a thread would take longer. */
  smallest?: number;
}

/** Reads recipes in threads of their own. */
export interface PageReader {
  read: ReadRecipe;
  /** Ends the threads; what is being read fails. */
  close: () => Promise<void>;
}

/**
 * Makes a reader that keeps large pages away from the event loop.
 * @param options with the built page-worker.ts
 */
export function createPageReader({ smallest = 10_000, ...options }: PageReaderOptions): PageReader {
  const pool = createThreadPool<RecipeSource, RecipePage | undefined>(options, {
    slow: () => new PageError('too_long'),
    broken: () => new PageError('too_large'),
    closed: () => new PageError('timeout'),
    said: (sentence) => new PageError('too_large', sentence),
  });
  return {
    read: async (source, owner) => {
      const content = 'text' in source ? source.text : source.html;
      if (content.length < smallest) return readNow(source);
      const [recipe] = await pool.run(source, owner);
      return recipe;
    },
    close: pool.close,
  };
}
