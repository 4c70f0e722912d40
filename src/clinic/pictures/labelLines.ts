// Words beside a drawing, in as many lines as they need: nothing of them is cut. How wide they will be is reckoned from their
// characters, generously, since a drawing has its measures before it is painted.

/** Of letters of common width; marks above a letter take no room, signs of East Asian scripts that of two. */
export function labelWidth(text: string): number {
  return [...text].reduce((sum, sign) => sum + widthOf(sign), 0);
}

/** Breaks between words, and within one only where it has no line to itself. */
export function labelLines(text: string, widest: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).flatMap((whole) => piecesOf(whole, widest))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (labelWidth(longer) <= widest) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function piecesOf(word: string, widest: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (piece !== '' && labelWidth(piece + segment) > widest) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...pieces, piece];
}

const mark = /^[\p{Mn}\p{Cf}]$/u;
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60]$/u;

function widthOf(sign: string): number {
  if (mark.test(sign)) return 0;
  return wide.test(sign) ? 2 : 1;
}
