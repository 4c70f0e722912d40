// Text that a stranger wrote, on its way into a file that other programs open. Characters that turn the order of what
// is read, hide something or command a printer become visible; what a spreadsheet could take for a formula no longer is one.

const newlineAndTab = '\n\r\t';
/** Control characters, and format characters that reorder or hide: bidi marks, embeddings, isolates, tags, joiners aside. */
const actingCharacters =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** What spreadsheets read as the beginning of a formula, in full width too, whatever invisible stands before it. */
const formulaStart = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

/** `⟨U+202E⟩` in place of each acting character; newline, return and tab are left. */
export function withVisibleControls(text: string): string {
  return text.replace(actingCharacters, (symbol) => {
    if (newlineAndTab.includes(symbol)) return symbol;
    const code = (symbol.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${code}⟩`;
  });
}

/** An apostrophe in front of what could start a formula, and of a text that has one already, so that it can be taken away again. */
export function withoutFormula(text: string): string {
  return formulaStart.test(text) || text.startsWith("'") ? `'${text}` : text;
}

/** Undoes `withoutFormula`. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}
