// Two languages that nobody speaks, made from the Swedish texts: one written from right to left, one longer and full of accents.
// Whatever is shown without their marks, or in other letters, was written into the code.

export interface PseudoLanguage {
  readonly code: string;
  readonly direction: 'ltr' | 'rtl';
  /** Whose dates and numbers it has: of a language that has no Latin letter. */
  readonly formats: string;
  readonly letters: string;
}

const latin = 'abcdefghijklmnopqrstuvwxyzåäö';
export const pseudoLanguages: readonly PseudoLanguage[] = [
  { code: 'qpr', direction: 'rtl', formats: 'he', letters: 'אבגדהוזחטיכלמנסעפצקרשתםןץףךאב' },
  { code: 'qpa', direction: 'ltr', formats: 'el', letters: 'àƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžåäø' },
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

/** Every string in it, at whatever depth. */
export function pseudoTexts(value: unknown, language: PseudoLanguage): unknown {
  if (typeof value === 'string') return pseudoText(value, language);
  return Object.fromEntries(
    Object.entries(value as object).map(([key, inner]) => [key, pseudoTexts(inner, language)] as const),
  );
}

function inLetters(letter: string, letters: string): string {
  const other = [...letters][latin.indexOf(letter.toLowerCase())] ?? letter;
  return letter === letter.toLowerCase() ? other : other.toUpperCase();
}
