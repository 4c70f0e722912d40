// What the client's build says of its own files: which are questionnaires and locales, whose words may lie on a device.
import { readFileSync } from 'node:fs';
import { testedFileList } from './testedLanguages.ts';

export interface BuiltFiles {
  /** Names in the build, such as `assets/x.js`. */
  readonly locales: readonly string[];
  readonly questionnaires: readonly string[];
  readonly all: readonly string[];
  /** Packages in each file of the app. */
  readonly packages: Readonly<Record<string, readonly string[]>>;
}

export function builtClientFiles(): BuiltFiles {
  const files = JSON.parse(readFileSync(testedFileList, 'utf8')) as BuiltFiles;
  if (files.locales.length === 0 || files.questionnaires.length === 0) throw new Error('the build names no files');
  return files;
}
