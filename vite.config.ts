import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contractAsData } from './scripts/contract-as-data.mjs';
import { serviceWorker } from './scripts/service-worker.mjs';

/** The client. All its addresses are relative, so that it works under any path a proxy puts it at. */
export default defineConfig({
  root: 'src/web',
  base: './',
  plugins: [contractAsData(), react(), tailwindcss(), serviceWorker()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    manifest: true,
    reportCompressedSize: false,
  },
  server: { port: 5173, strictPort: true, proxy: { '/api': 'http://localhost:8000' } },
});
