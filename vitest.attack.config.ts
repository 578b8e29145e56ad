import { defineConfig } from 'vitest/config';

/** The long attacks of `npm run attack`, and the tests that mutants run: nothing is built, all on SQLite. */
export default defineConfig({
  test: {
    include: ['test/attack/long/*.long.ts', 'src/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
  },
});
