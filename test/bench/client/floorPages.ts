// Builds the floor pages with the same tools and settings as the product, and serves them by the same intake.
import { mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { type IntakeProcess, startIntakeProcess } from '../../../src/demo/startIntakeProcess.ts';
import { firstPageMarkup, readFirstTexts } from '../../support/firstPage.ts';

export type Floor = 'react' | 'libraries' | 'drawn' | 'walked' | 'plain';

/** Those that are opened a second time without the line, as the product is. */
export const hasWorker = (floor: Floor): boolean => floor === 'libraries' || floor === 'walked';

/** `questions`: as many as the product's form asks. */
export async function startFloor(floor: Floor, questions: number): Promise<IntakeProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'floor-'));
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: false,
    root: resolve('test/bench/floors', floor),
    logLevel: 'error',
    define: { QUESTIONS: String(questions) },
    plugins: [
      react(),
      {
        name: 'first-page',
        transformIndexHtml: (html) => html.replace('<!-- first page -->', firstPageMarkup(readFirstTexts())),
      },
      ...(!hasWorker(floor)
        ? []
        : VitePWA({
            strategies: 'injectManifest',
            srcDir: resolve('src/client'),
            filename: 'serviceWorker.ts',
            injectRegister: false,
            manifest: false,
            injectManifest: { globPatterns: ['**/*.{html,js,css}'] },
          })),
    ],
    build: { outDir: join(folder, 'pages'), emptyOutDir: true, target: 'es2022', modulePreload: false },
  });
  if (hasWorker(floor)) renameSync(join(folder, 'pages/serviceWorker.js'), join(folder, 'pages/sw.js'));
  return await startIntakeProcess('dist/intake/main.js', {
    INTAKE_DATA: join(folder, 'data'),
    INTAKE_CLIENT_PORT: '0',
    INTAKE_CLINIC_PORT: '0',
    INTAKE_CLIENT_FILES: join(folder, 'pages'),
  });
}
