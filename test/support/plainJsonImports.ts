// For the dev servers only: they serve JSON as a script, which the browser refuses under `with { type: 'json' }`.
// Node needs the attribute and the builds understand it.
import type { Plugin } from 'vite';

export function plainJsonImports(): Plugin {
  return {
    name: 'plain-json-imports',
    apply: 'serve',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || !code.includes("type: 'json'")) return;
      return code
        .replace(/,\s*\{\s*with:\s*\{\s*type:\s*'json'\s*\}\s*\}/g, '')
        .replace(/\s+with\s*\{\s*type:\s*'json'\s*\}/g, '');
    },
  };
}
