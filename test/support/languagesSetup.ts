// Before the walks in languages that nobody speaks: everything that all browser tests need, and both pages built from a copy of
// their sources with a folder more for each of these languages, as a translator would add it.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { setup as setUpBrowser } from './browserSetup.ts';
import { pseudoLanguages, pseudoText, pseudoTexts } from './pseudoLanguage.ts';
import { pseudoQuestionnaireFiles } from './pseudoQuestionnaire.ts';

const sources = [
  ...['src', 'locales', 'public', 'index.html', 'vite.config.ts', 'package.json', 'test/support', 'test/tsconfig.json'],
  ...readdirSync('.').filter((name) => /^tsconfig.*\.json$/.test(name)),
];

let tree = '';

/** Where vitest.config.ts says (PSEUDO_TREE): tests read its texts and serve its pages. */
export function setup(project: TestProject): void {
  setUpBrowser(project);
  tree = resolve(project.config.env['PSEUDO_TREE'] ?? '');
  rmSync(tree, { recursive: true, force: true });
  for (const name of sources) cpSync(name, join(tree, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
  for (const [name, text] of pseudoQuestionnaireFiles()) writeFileSync(join(tree, 'src/questionnaires', name), text);
  for (const language of pseudoLanguages) {
    const { code, direction, formats } = language;
    mkdirSync(join(tree, 'locales', code));
    for (const name of readdirSync('locales/sv')) {
      const texts: unknown = JSON.parse(readFileSync(`locales/sv/${name}`, 'utf8'));
      const own =
        name === 'language.json'
          ? { name: pseudoText('Språk', language), direction, formats }
          : pseudoTexts(texts, language);
      writeFileSync(join(tree, 'locales', code, name), JSON.stringify(own));
    }
  }
  build(['--outDir', join(tree, 'built/client')]);
  build(['--config', 'src/clinic/vite.config.ts', '--outDir', join(tree, 'built/clinic')]);
}

function build(options: readonly string[]): void {
  execFileSync('npx', ['vite', 'build', '--logLevel', 'error', ...options], { cwd: tree, stdio: 'pipe' });
}

export function teardown(): void {
  rmSync(tree, { recursive: true, force: true });
}
