// A published questionnaire that is asked for by its address (`?url`) is laid beside the page without the white space of its source:
// byte for byte what its published hash is taken of. A Vite plugin.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Plugin } from 'vite';

const asked = /^(.*[\\/]src[\\/]questionnaires[\\/][^\\/]+\.json)\?url$/;

export function questionnaireData(): Plugin {
  return {
    name: 'questionnaire-data',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const [, path] = asked.exec(id) ?? [];
      if (path === undefined) return undefined;
      const source = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      const originalFileName = relative(process.cwd(), path).replaceAll('\\', '/');
      const file = this.emitFile({ type: 'asset', name: 'questionnaire.json', originalFileName, source });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}
