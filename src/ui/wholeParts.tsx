// A text of which some parts must stay in one piece: a day (2026-11-27) and a receipt's reference (K7PM-2QXD) break at no hyphen,
// and keep their order where the words around them are written from right to left.
import type { ReactNode } from 'react';

const part = /(\d{4}-\d{2}-\d{2}|(?<![\w-])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?![\w-]))/u;
const day = /^\d{4}-/u;
const dayLength = 10;

/** The text itself where it has no such part. */
export function wholeParts(text: string): ReactNode {
  const parts = text.split(part);
  if (parts.length === 1) return text;
  return parts.map((words, index) => {
    if (index % 2 === 0) return words;
    const key = `${index} ${words}`;
    return words.length === dayLength && day.test(words) ? (
      <time key={key} className="whole" dateTime={words} dir="ltr">
        {words}
      </time>
    ) : (
      <span key={key} className="whole" translate="no" dir="ltr">
        {words}
      </span>
    );
  });
}
