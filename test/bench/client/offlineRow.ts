// What a phone keeps so that everything works without network.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Measured } from '../measured.ts';

export function offlineRow(): Measured {
  const folder = 'dist/pages/client';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
  const bytes = files.reduce((sum, path) => sum + travelling(path), 0) / 1_024;
  return { what: 'the whole app, offline', value: `${bytes.toFixed(1)} KiB`, goal: '≤ 320', isMet: bytes <= 320 };
}

/** As the intake sends it. */
function travelling(path: string): number {
  const content = readFileSync(path);
  if (path.endsWith('.png')) return content.length;
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
}
