// Every text of a questionnaire and of a clinic in each language: what belongs on a page in that language only.
import type { About } from '../../src/core/about.ts';
import type { Item, Questionnaire } from '../../src/core/questionnaire.ts';
import type { Text } from '../../src/core/text.ts';
import type { ForeignWords } from './pageFaults.ts';

export function foreignWords(
  questionnaire: Questionnaire,
  about: Pick<About, 'name' | 'support' | 'notice'>,
): ForeignWords {
  const texts: readonly Text[] = [
    ...questionnaire.items.flatMap(textsOfItem),
    about.name,
    ...about.support.flatMap(({ name, hours }) => (hours === undefined ? [name] : [name, hours])),
    ...Object.values(about.notice),
  ];
  const inLanguage = (language: 'sv' | 'en') => new Set(texts.flatMap((text) => text[language] ?? []));
  return { sv: inLanguage('sv'), en: inLanguage('en') };
}

function textsOfItem(item: Item): readonly Text[] {
  const own = [item.text, ...(item.help === undefined ? [] : [item.help])];
  if (item.type === 'display') return own;
  const options = item.type === 'group' ? [] : item.options.map(({ text }) => text);
  return [...own, ...options, ...item.items.flatMap(textsOfItem)];
}
