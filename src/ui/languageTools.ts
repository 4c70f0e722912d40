// What the parts of a page read their texts with, made once for a language and not by each part at each touch. A text without
// values is looked up once: a language's texts never change after they have arrived.
import type { i18n } from 'i18next';
import { createContext } from 'react';
import type { Language } from '../core/text.ts';
import { changeLanguage } from './setupLanguage.ts';

export type TextValues = Readonly<Record<string, string | number>>;

export type Translate = (key: string, values?: TextValues) => string;

export type TextNamespace = 'ui' | 'client' | 'clinic' | 'problem';

export interface LanguageTools {
  readonly language: Language;
  /** Rejects, with the old language kept, when the texts cannot be fetched. */
  readonly setLanguage: (language: Language) => Promise<void>;
  readonly t: Translate;
}

/** The page's own namespace when none is named. */
export type ToolsFor = (namespace?: TextNamespace) => LanguageTools;

export const LanguageContext = createContext<ToolsFor>(() => {
  throw new Error('no LanguageProvider');
});

export function languageTools(instance: i18n, language: Language): ToolsFor {
  const setLanguage = (wanted: Language) => changeLanguage(instance, wanted);
  const made = new Map<TextNamespace | undefined, LanguageTools>();
  return (namespace) => {
    const known = made.get(namespace);
    if (known !== undefined) return known;
    const tools = { language, setLanguage, t: translation(instance, language, namespace) };
    made.set(namespace, tools);
    return tools;
  };
}

function translation(instance: i18n, language: Language, namespace: TextNamespace | undefined): Translate {
  const place = { lng: language, ...(namespace === undefined ? {} : { ns: namespace }) };
  const found = new Map<string, string>();
  return (key, values) => {
    if (values !== undefined) return textOf(instance, key, { ...values, ...place });
    const text = found.get(key) ?? asItStands(instance, key, language, namespace) ?? textOf(instance, key, place);
    found.set(key, text);
    return text;
  };
}

function textOf(instance: i18n, key: string, options: Record<string, string | number>): string {
  if (import.meta.env.DEV && !instance.exists(key, options)) {
    throw new RangeError(`Missing text in ${instance.language}: ${key}`);
  }
  return instance.t(key, options);
}

/** A text with nothing to fill in needs no grammar. Undefined when it has, or is not there: then i18next says what there is. */
function asItStands(instance: i18n, key: string, language: Language, namespace?: TextNamespace): string | undefined {
  const end = key.indexOf(':');
  const place = end < 0 ? (namespace ?? instance.options.defaultNS) : key.slice(0, end);
  const text: unknown =
    typeof place === 'string' ? instance.getResource(language, place, key.slice(end + 1)) : undefined;
  return typeof text === 'string' && !text.includes('{{') && !text.includes('$t(') ? text : undefined;
}
