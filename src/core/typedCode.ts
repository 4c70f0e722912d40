// A code while it is typed, in groups of four as on the slip. Only hyphens come and go: what was typed stays as it was typed.
import { codeLength, separators } from './code.ts';

/** Text of a field, and how many of its characters stand before the caret. */
export interface TypedText {
  readonly text: string;
  readonly caret: number;
}

const groupLength = 4;
/** A hyphen that somebody types, or comes back to while deleting, may stand at the end. */
const endsInHyphen = /-$/u;

/**
 * The same symbols before the caret as before. `isForward`: what stood after the caret was deleted; the caret then goes past a
 * hyphen, so that the next press deletes a symbol. What cannot be a code is left alone.
 */
export function groupTyped({ text, caret }: TypedText, isForward = false): TypedText {
  const symbols = text.replace(separators, '');
  if (symbols.length > codeLength) return { text, caret };
  const before = text.slice(0, caret).replace(separators, '').length;
  const isFull = (count: number) => count > 0 && count < codeLength && count % groupLength === 0;
  const grouped = symbols.replace(/(.{4})(?=.)/gu, '$1-');
  const shown = isFull(symbols.length) && endsInHyphen.test(text) ? `${grouped}-` : grouped;
  const isAtEnd = before === symbols.length;
  const hyphens = before === 0 ? 0 : Math.floor((before - 1) / groupLength);
  const isPastHyphen = isFull(before) && (isForward || text[caret - 1] === '-') && !isAtEnd;
  return { text: shown, caret: isAtEnd ? shown.length : before + hyphens + (isPastHyphen ? 1 : 0) };
}
