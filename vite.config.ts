// Builds and serves the client's page. Every built file but the entry documents is named by a hash alone, so that no name tells a topic.
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const servedFolder = 'dist/pages/client';
const fileListPath = 'dist/pages/client-files.json';
const intakeAddress = process.env['INTAKE_ADDRESS'] ?? 'http://127.0.0.1:8787';
const release = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;

export default defineConfig({
  appType: 'spa',
  plugins: [
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/client',
      filename: 'serviceWorker.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: { globPatterns: ['**/*.{html,js,css,svg,png,webmanifest,woff2}'] },
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
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/[hash].js',
        chunkFileNames: 'assets/[hash].js',
        assetFileNames: 'assets/[hash][extname]',
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
        { target: intakeAddress, changeOrigin: true },
      ]),
    ),
  },
});

/** Beside the served folder: which built file holds what. Tests and the header table read it; it is never served. */
function fileList(): Plugin {
  const sources: Record<string, string[]> = {};
  return {
    name: 'file-list',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') sources[file.fileName] = file.moduleIds.map(pathInProject);
      }
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        renameSync(join(servedFolder, 'serviceWorker.js'), join(servedFolder, 'sw.js'));
        writeFileSync(fileListPath, `${JSON.stringify(describeFiles(sources), null, 2)}\n`);
      },
    },
  };
}

function describeFiles(sources: Record<string, string[]>) {
  const only = (folder: string) =>
    Object.keys(sources).filter((name) => sources[name]?.every((id) => id.startsWith(folder) && id.endsWith('.json')));
  const all = readdirSync(servedFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(servedFolder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  return {
    locales: only('locales/'),
    questionnaires: only('src/questionnaires/'),
    serviceWorker: 'sw.js',
    keyWorker: all.filter((name) => name.includes('.worker-')),
    all,
  };
}

function pathInProject(id: string): string {
  return relative(process.cwd(), id.replace(/^\0/, '')).replaceAll('\\', '/');
}
