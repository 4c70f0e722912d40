// A published questionnaire as a translator would hand it back: every text with a translation more for each language that nobody
// speaks. The plugin gives it to everything that a test imports, so that tests and pages speak of the same questions.
import type { Plugin } from 'vitest/config';
import { pseudoLanguages, pseudoText } from './pseudoLanguage.ts';
import { publishedFiles } from './publishedQuestionnaires.ts';
import { questionnaireHash } from './questionnaireHash.ts';

const translationUrl = 'http://hl7.org/fhir/StructureDefinition/translation';

export function withPseudoLanguages(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPseudoLanguages);
  if (typeof value !== 'object' || value === null) return value;
  const element = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(element).map(([name, inner]) => {
      const text = element[name.slice(1)];
      const isBesideText = name.startsWith('_') && typeof text === 'string';
      return [name, isBesideText ? translated(inner as Beside, text) : withPseudoLanguages(inner)];
    }),
  );
}

interface Beside {
  readonly extension: readonly unknown[];
}

function translated(beside: Beside, text: string): Beside {
  const more = pseudoLanguages.map((language) => ({
    url: translationUrl,
    extension: [
      { url: 'lang', valueCode: language.code },
      { url: 'content', valueString: pseudoText(text, language) },
    ],
  }));
  return { ...beside, extension: [...beside.extension, ...more] };
}

/** File name → its text, and the list that pins them. */
export function pseudoQuestionnaireFiles(): ReadonlyMap<string, string> {
  const hashes: Record<string, string> = {};
  const files = new Map<string, string>();
  for (const { name, questionnaire } of publishedFiles()) {
    const own = withPseudoLanguages(questionnaire) as { readonly url: string; readonly version: string };
    hashes[`${own.url}|${own.version}`] = questionnaireHash(own);
    files.set(name, JSON.stringify(own));
  }
  return files.set('publishedHashes.json', JSON.stringify(hashes));
}

export function pseudoQuestionnaires(): Plugin {
  const files = pseudoQuestionnaireFiles();
  return {
    name: 'pseudo-questionnaires',
    enforce: 'pre',
    transform: (_, id) => (/\/src\/questionnaires\//.test(id) ? files.get(id.replace(/^.*\/|\?.*$/g, '')) : undefined),
  };
}
