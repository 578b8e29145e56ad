import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contractAsData } from './scripts/contract-as-data.mjs';
import { firstPages, PREACT } from './scripts/first-pages.mjs';
import { serviceWorker } from './scripts/service-worker.mjs';

const LIBRARIES =
  /node_modules\/(?:preact|wouter|@tanstack\/(?:query-core|react-query)|use-sync-external-store)\//;
const BASE =
  /node_modules\/lucide-react\/|src\/web\/(?:api|frame\/(?!theme)|home|ui\/(?!menu-pieces|virtual-grid)|[a-z]+\/[a-z]+\.queries\.ts|(?:app|screens|recall)\.tsx?)/;

/** The client. All its addresses are relative, so that it works under any path a proxy puts it at. */
export default defineConfig(({ command }) => ({
  root: 'src/web',
  base: './',
  // See docs/decisions/0011-first-paint.md: a tenth of React's size does the same here. While developing, React reloads what changes.
  resolve: { alias: command === 'build' ? PREACT : {} },
  plugins: [contractAsData(), react(), tailwindcss(), firstPages(), serviceWorker()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    manifest: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: 'src/web/index.html', 'landing-start': 'src/web/landing-start.ts' },
      // What every page needs, in one piece: each of fifty small ones would cost a slow phone more than its bytes.
      output: {
        codeSplitting: {
          groups: [
            { name: 'libraries', test: LIBRARIES, priority: 1 },
            { name: 'base', test: BASE },
          ],
        },
      },
    },
  },
  server: { port: 5173, strictPort: true, proxy: { '/api': 'http://localhost:8000' } },
}));
