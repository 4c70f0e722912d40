// Reads the published questionnaires from disk, for tests and for questionnaireGate.ts, which both Vite builds use as a plugin.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkPublished, type PublishedFile } from './checkPublished.ts';

const folder = fileURLToPath(new URL('../../src/questionnaires/', import.meta.url));

function parsedFile(name: string): unknown {
  return JSON.parse(readFileSync(folder + name, 'utf8'));
}

export function publishedFiles(): readonly PublishedFile[] {
  const names = readdirSync(folder).filter((name) => /-\d+\.\d+\.\d+\.json$/.test(name));
  return names.sort().map((name) => ({ name, questionnaire: parsedFile(name) }));
}

export function publishedHashes(): Readonly<Record<string, string>> {
  return parsedFile('publishedHashes.json') as Record<string, string>;
}

/** @throws Error that lists every finding */
export function refuseUnfitQuestionnaires(): void {
  const findings = checkPublished(publishedFiles(), publishedHashes());
  if (findings.length > 0) throw new Error(`Questionnaires that must not be built in:\n${findings.join('\n')}`);
}
