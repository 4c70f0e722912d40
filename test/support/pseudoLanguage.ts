// Two languages that nobody speaks, made from the Swedish texts: one longer and full of accents, one written from right to left.
// Whatever is shown without its marks was written into the code.
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface PseudoLanguage {
  readonly code: string;
  readonly direction: 'ltr' | 'rtl';
  readonly letters: string;
}

const latin = 'abcdefghijklmnopqrstuvwxyzåäö';
export const pseudoLanguages: readonly PseudoLanguage[] = [
  { code: 'qpa', direction: 'ltr', letters: 'àƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžåäø' },
  { code: 'qpr', direction: 'rtl', letters: 'אבגדהוזחטיכלמנסעפצקרשתםןץףךאב' },
];
const [open, close] = ['⟦', '⟧'];

/** Half as long again, in other letters, between marks. What is filled in ({{…}}) stays. */
export function pseudoText(text: string, { letters }: PseudoLanguage): string {
  const inner = text
    .split(/(\{\{.*?\}\})/)
    .map((part) => (part.startsWith('{{') ? part : part.replace(/\p{L}/gu, (letter) => inLetters(letter, letters))))
    .join('');
  const padding = letters.slice(0, Math.ceil(text.length / 2)).replace(/(.{7})/gu, '$1 ');
  return `${open}${inner} ${padding.trim()}${close}`;
}

export function isPseudo(text: string): boolean {
  return text.includes(open) || text.includes(close);
}

/** A copy of what the page is built from, with a folder more for each language, as a translator would add it. */
export function treeWithPseudoLanguages(folder: string): void {
  for (const name of [
    'src',
    'locales',
    'public',
    'index.html',
    'vite.config.ts',
    'package.json',
    'test/support',
    'test/tsconfig.json',
  ])
    cpSync(name, join(folder, name), { recursive: true });
  for (const name of readdirSync('.').filter((each) => /^tsconfig.*\.json$/.test(each)))
    cpSync(name, join(folder, name));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const language of pseudoLanguages) {
    mkdirSync(join(folder, 'locales', language.code));
    for (const name of readdirSync('locales/sv')) {
      const texts: unknown = JSON.parse(readFileSync(`locales/sv/${name}`, 'utf8'));
      const own =
        name === 'language.json'
          ? { name: pseudoText('Språk', language), direction: language.direction }
          : translated(texts, language);
      writeFileSync(join(folder, 'locales', language.code, name), JSON.stringify(own));
    }
  }
}

function translated(value: unknown, language: PseudoLanguage): unknown {
  if (typeof value === 'string') return pseudoText(value, language);
  return Object.fromEntries(
    Object.entries(value as object).map(([key, inner]) => [key, translated(inner, language)] as const),
  );
}

function inLetters(letter: string, letters: string): string {
  const other = [...letters][latin.indexOf(letter.toLowerCase())] ?? letter;
  return letter === letter.toLowerCase() ? other : other.toUpperCase();
}
