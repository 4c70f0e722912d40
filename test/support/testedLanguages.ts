// The languages in which pages are walked: the product's two, or, in the project "languages" of vitest.config.ts, two that nobody
// speaks, on pages that were built with a folder more for each (languagesSetup.ts).
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addTexts, type PageLanguage } from './pageTexts.ts';
import { pseudoLanguages } from './pseudoLanguage.ts';

const tree = process.env['PSEUDO_TREE'] ?? '';

export const isPseudoRun = tree !== '';

if (isPseudoRun) for (const { code } of pseudoLanguages) addTexts(code, join(tree, 'locales', code));

/** A walk is made in the first; each page is looked at in the second too. */
export const testedLanguages = (isPseudoRun ? pseudoLanguages.map(({ code }) => code) : ['sv', 'en']) as [
  PageLanguage,
  PageLanguage,
];

/** Every language that has a folder, in the order in which the pages list them. */
export function pageFolders(): readonly string[] {
  return readdirSync(isPseudoRun ? join(tree, 'locales') : 'locales').sort((one, other) =>
    one === 'sv' || (one < other && other !== 'sv') ? -1 : 1,
  );
}

/** For an intake: which pages it serves. */
export const testedPages: Readonly<Record<string, string>> = isPseudoRun
  ? { INTAKE_CLIENT_FILES: join(tree, 'built/client'), INTAKE_CLINIC_FILES: join(tree, 'built/clinic') }
  : {};

/** What the client's build says of its own files (builtFiles.ts). */
export const testedFileList = isPseudoRun ? join(tree, 'built/client-files.json') : 'dist/pages/client-files.json';

export function otherLanguage(language: PageLanguage): PageLanguage {
  return language === testedLanguages[0] ? testedLanguages[1] : testedLanguages[0];
}
