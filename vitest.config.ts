import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const http = [
  'src/**/*.http.test.ts',
  'src/**/*.properties.test.ts',
  'test/{sweep,fuzz,migrations,query-plans}.test.ts',
  'test/attack/*.test.ts',
];

/** Everything runs on SQLite; what goes through the app's database once more on PostgreSQL; journeys in a browser. */
export default defineConfig({
  test: {
    // Most of the time goes into waiting for servers and browsers.
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['{src,test}/**/*.test.ts'],
          exclude: ['test/web/**'],
          globalSetup: ['test/build.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'web',
          testTimeout: 90_000,
          // A busy machine may take its time; what is wrong stays wrong.
          expect: { poll: { timeout: 10_000 } },
          include: ['test/web/*.test.ts'],
          globalSetup: ['test/build.ts', 'test/web/chromium.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: http,
          // Backups go from each engine to each, whichever project they run in.
          exclude: ['src/server/backup/*.test.ts'],
          globalSetup: ['test/postgres-server.ts'],
        },
      },
    ],
  },
});
