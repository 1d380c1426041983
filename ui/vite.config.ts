import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const hall = `http://127.0.0.1:${process.env['PORT'] ?? '8080'}`;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../.build/ui',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // The modeler is one large library, loaded only in Studio: the size of the first page has its own test.
    chunkSizeWarningLimit: 4000,
    // The server's CSP allows no data: script and no inline one.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': hall, '/simulated': hall } },
});
