// Builds and serves the client's page. Every built file but the entry documents is named by a hash alone, so that no name tells a topic.
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { appSheet, firstPage } from './test/support/firstPage.ts';
import { integrityAttributes } from './test/support/integrityAttributes.ts';
import { plainJsonImports } from './test/support/plainJsonImports.ts';
import { questionnaireData } from './test/support/questionnaireData.ts';
import { questionnaireGate } from './test/support/questionnaireGate.ts';
import { sameEverywhere, sortedByUrl } from './test/support/sameEverywhere.ts';

const servedFolder = 'dist/pages/client';
const intakeAddress = process.env['INTAKE_ADDRESS'] ?? 'http://127.0.0.1:8787';
const release = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;

// A build started from a test run would otherwise carry React's development build.
export default defineConfig(({ command }) => {
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    appType: 'spa',
    plugins: [
      react(),
      plainJsonImports(),
      questionnaireGate(),
      questionnaireData(),
      sameEverywhere(),
      firstPage(),
      integrityAttributes(),
      VitePWA({
        strategies: 'injectManifest',
        srcDir: 'src/client',
        filename: 'serviceWorker.ts',
        injectRegister: false,
        manifest: false,
        injectManifest: {
          globPatterns: ['**/*.{html,js,json,css,svg,png,webmanifest,woff2}'],
          manifestTransforms: [sortedByUrl],
        },
        devOptions: { enabled: false },
      }),
      fileList(),
    ],
    define: { 'import.meta.env.RELEASE': JSON.stringify(release) },
    build: {
      outDir: servedFolder,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      // What is fetched later is named in the document (firstPage.ts).
      modulePreload: false,
      rolldownOptions: {
        // Two style sheets, both named by the document: no script names them again. Only here: the dev server looks for packages in
        // what is named as input, and would find some of them only when they are asked for, and load the page again.
        ...(command === 'build' ? { input: ['index.html', appSheet] } : {}),
        output: {
          entryFileNames: 'assets/[hash].js',
          chunkFileNames: 'assets/[hash].js',
          assetFileNames: 'assets/[hash][extname]',
          // One file for each language: all of its texts are wanted together.
          codeSplitting: {
            groups: [
              { name: languageOfTexts, debugName: 'texts', test: /[\\/]locales[\\/][^\\/]+[\\/](?!language\.json)/ },
            ],
          },
        },
      },
    },
    worker: {
      format: 'es',
      // The intake gives `*.worker-*.js` a content policy of its own.
      rolldownOptions: { output: { entryFileNames: 'assets/kdf.worker-[hash].js' } },
    },
    server: {
      port: 5173,
      strictPort: true,
      proxy: Object.fromEntries(
        ['/api', '/profile.json', '/profile.sig', '/about.json', '/about.sig'].map((path) => [
          path,
          // The intake answers its own origin only, so that is who the proxy says it is.
          { target: intakeAddress, changeOrigin: true, headers: { origin: intakeAddress } },
        ]),
      ),
    },
  };
});

function languageOfTexts(id: string): string | null {
  return /[\\/]locales[\\/]([^\\/]+)[\\/]/.exec(id)?.[1] ?? null;
}

/** Written beside the served folder (`client-files.json`), never inside it: which built file holds what, for tests. */
function fileList(): Plugin {
  const sources: Record<string, string[]> = {};
  let folder = servedFolder;
  return {
    name: 'file-list',
    apply: 'build',
    configResolved({ build }) {
      folder = build.outDir;
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        sources[file.fileName] = file.type === 'chunk' ? file.moduleIds.map(pathInProject) : file.originalFileNames;
      }
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        renameSync(join(folder, 'serviceWorker.js'), join(folder, 'sw.js'));
        writeFileSync(`${folder}-files.json`, `${JSON.stringify(describeFiles(folder, sources), null, 2)}\n`);
      },
    },
  };
}

function describeFiles(folder: string, sources: Record<string, string[]>) {
  const only = (place: string) =>
    Object.keys(sources)
      .filter((name) => sources[name]?.length !== 0)
      .filter((name) => sources[name]?.every((id) => id.startsWith(place) && id.endsWith('.json')))
      .sort();
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  return {
    locales: only('locales/'),
    questionnaires: only('src/questionnaires/'),
    packages: Object.fromEntries(
      Object.entries(sources)
        .filter(([name]) => name.endsWith('.js'))
        .map(([name, ids]) => [name, packagesOf(ids)]),
    ),
    serviceWorker: 'sw.js',
    keyWorker: all.filter((name) => name.includes('.worker-')),
    all,
  };
}

function packagesOf(ids: readonly string[]): readonly string[] {
  const names = ids.map((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

function pathInProject(id: string): string {
  return relative(process.cwd(), id.replace(/^\0/, '')).replaceAll('\\', '/');
}
