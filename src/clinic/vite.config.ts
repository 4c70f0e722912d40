// Builds the clinic's page: an origin of its own, no service worker, nothing inline, names that are only hashes.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { integrityAttributes } from '../../test/support/integrityAttributes.ts';
import { plainJsonImports } from '../../test/support/plainJsonImports.ts';
import { questionnaireGate } from '../../test/support/questionnaireGate.ts';
import { sameEverywhere } from '../../test/support/sameEverywhere.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const intakeAddress = process.env['CLINIC_ADDRESS'] ?? 'http://127.0.0.1:8788';

const output = {
  entryFileNames: 'assets/[hash].js',
  chunkFileNames: 'assets/[hash].js',
  assetFileNames: 'assets/[hash][extname]',
};

// A build started from a test run would otherwise carry React's development build.
export default defineConfig(({ command }) => {
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    root: here('.'),
    publicDir: false,
    plugins: [react(), plainJsonImports(), questionnaireGate(), sameEverywhere(), integrityAttributes()],
    build: {
      outDir: here('../../dist/pages/clinic'),
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { output },
    },
    server: {
      port: 5174,
      strictPort: true,
      // The intake answers its own origin only, so that is who the proxy says it is.
      proxy: { '/api': { target: intakeAddress, changeOrigin: true, headers: { origin: intakeAddress } } },
    },
    worker: {
      format: 'es',
      // The intake knows by this prefix that the file needs a worker's own policy.
      rollupOptions: { output: { ...output, entryFileNames: 'assets/worker-[hash].js' } },
    },
  };
});
