// The language in which the page starts: the first of those that the browser asks for that has a folder, else the base language.
import { baseLanguage, type Language } from '../core/text.ts';
import { languages } from '../ui/languages.ts';

/** `en-GB` finds `en`, and `pt` finds `pt-BR` where there is no nearer one. */
export function preferredLanguage(
  wanted: readonly string[],
  codes: readonly Language[] = languages.map(({ code }) => code),
): Language {
  return wanted.map((tag) => nearest(tag, codes)).find((code) => code !== undefined) ?? baseLanguage;
}

function nearest(tag: string, codes: readonly Language[]): Language | undefined {
  const parts = tag.toLowerCase().split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const shorter = parts.slice(0, length).join('-');
    const found = codes.find((code) => code.toLowerCase() === shorter);
    if (found !== undefined) return found;
  }
  return codes.find((code) => code.toLowerCase().split('-')[0] === parts[0]);
}
