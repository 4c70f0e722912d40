// Makes the i18next instance of one page: texts come by dynamic import, per language and namespace, before they are shown.
// A language is never half there: it is switched to only when all its texts have arrived.
import { createInstance, type i18n } from 'i18next';
import type { Language } from '../core/text.ts';
import { directionOf, isSupported, languageOfPath } from './languages.ts';

/** What Vite's `import.meta.glob` of the page's own locale files gives: path → loader of the file's content. */
export type TextModules = Readonly<Record<string, () => Promise<unknown>>>;

export interface LanguageSettings {
  readonly language: Language;
  /** The page's own namespace: what `useLanguage()` reads when nothing else is said. */
  readonly namespace: 'client' | 'clinic' | 'ui';
  /** The page's own texts; `ui` and `problem` are always there. */
  readonly texts?: TextModules;
}

const sharedTexts: TextModules = import.meta.glob(['../../locales/*/ui.json', '../../locales/*/problem.json'], {
  import: 'default',
});

/** Rejects when the texts of `language` cannot be fetched. */
export async function setupLanguage({ language, namespace, texts = {} }: LanguageSettings): Promise<i18n> {
  const instance = createInstance();
  await instance.init({
    resources: {},
    lng: language,
    fallbackLng: false,
    supportedLngs: false,
    ns: [],
    defaultNS: namespace,
    initAsync: false,
    interpolation: { escape: (value: unknown) => setApart(String(value), instance.language) },
    react: { useSuspense: false },
  });
  textsOfInstance.set(instance, { ...sharedTexts, ...texts });
  await changeLanguage(instance, language);
  return instance;
}

/** Fetches what is missing of `language`, then switches to it. Rejects, with the old language kept, when the texts do not arrive. */
export async function changeLanguage(instance: i18n, language: Language): Promise<void> {
  if (!isSupported(language)) {
    throw new RangeError(`Unsupported language: ${language}`);
  }
  const own = Object.entries(textsOfInstance.get(instance) ?? {}).filter(
    ([path]) => languageOfPath(path) === language && !instance.hasResourceBundle(language, namespaceOfPath(path)),
  );
  const loaded = await Promise.all(own.map(async ([path, load]) => [namespaceOfPath(path), await load()] as const));
  for (const [namespace, texts] of loaded) {
    instance.addResourceBundle(language, namespace, texts);
  }
  await instance.changeLanguage(language);
}

/**
 * What is filled into a sentence that is written from right to left (a code, a day, a name) keeps its own order. React escapes
 * what it shows.
 */
function setApart(value: string, language: Language): string {
  return directionOf(language) === 'rtl' ? `\u2068${value}\u2069` : value;
}

const textsOfInstance = new WeakMap<i18n, TextModules>();

function namespaceOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '');
}
