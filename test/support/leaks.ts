// Looks for needles (needles.ts) in traces (trace.ts) and says where which was found: as UTF-8, Latin-1 and UTF-16 of
// either byte order, whatever the case. Says the kind of a needle, never more.
import type { BuiltFiles } from './builtFiles.ts';
import type { Needle, NeedleKind } from './needles.ts';
import type { Trace } from './trace.ts';

export interface Leak {
  readonly place: string;
  readonly kind: NeedleKind;
  readonly content: string;
}

/** Words of the published questions and of the interface may lie in these bodies; nothing of a person or a clinic may. */
const publishedKinds: ReadonlySet<NeedleKind> = new Set(['link-id', 'option', 'topic']);

export type LeakSearch = (traces: readonly Trace[]) => readonly Leak[];

/** `built` names the bodies in which the published words may stand. */
export function leakSearch(
  needles: readonly Needle[],
  built: Pick<BuiltFiles, 'locales' | 'questionnaires'>,
): LeakSearch {
  const exemptFiles = new Set([...built.locales, ...built.questionnaires]);
  const distinctive = needles.filter(({ isOrdinary }) => isOrdinary !== true);
  const searches = {
    everything: textSearch(needles),
    distinctive: textSearch(distinctive),
    personal: textSearch(distinctive.filter(({ kind }) => !publishedKinds.has(kind))),
  };
  const binary = needles.filter(({ content }) => typeof content !== 'string');
  return (traces) =>
    traces.flatMap((trace) => {
      const isExempt = trace.builtFile !== undefined && exemptFiles.has(trace.builtFile);
      const reach = isExempt ? 'personal' : trace.origin === 'product' ? 'everything' : 'distinctive';
      const inText = viewsOf(trace).flatMap((view) => searches[reach](view, trace.form));
      const inBytes = binary.filter(({ content }) => Buffer.from(trace.bytes).includes(Buffer.from(content)));
      const found = new Set([...inText, ...inBytes]);
      return [...found].map(({ kind, content }) => ({ place: trace.place, kind, content: String(content) }));
    });
}

/** A string in Latin-1 for each way in which the bytes can be read as text. */
function viewsOf({ bytes, form }: Trace): readonly string[] {
  const whole = Buffer.from(bytes);
  if (form === 'text') return [whole.toString('latin1')];
  const everySecond = (from: 0 | 1) =>
    Buffer.from(
      Uint8Array.from({ length: Math.floor((bytes.length - from + 1) / 2) }, (_, at) => bytes[2 * at + from] ?? 0),
    );
  return [whole, everySecond(0), everySecond(1)].map((view) => view.toString('latin1'));
}

type TextSearch = (view: string, form: Trace['form']) => readonly Needle[];

function textSearch(needles: readonly Needle[]): TextSearch {
  const bySpelling = new Map<string, Needle>();
  for (const needle of needles) {
    if (typeof needle.content !== 'string') continue;
    for (const spelling of spellingsOf(needle.content)) {
      const known = bySpelling.get(spelling);
      if (known === undefined || known.isOrdinary === true) bySpelling.set(spelling, needle);
    }
  }
  // Longest first: a needle that begins like a shorter one must not be taken for it.
  const spellings = [...bySpelling.keys()].sort((left, right) => right.length - left.length);
  if (spellings.length === 0) return () => [];
  const pattern = new RegExp(spellings.map(escaped).join('|'), 'gi');
  return (view, form) => {
    const found: Needle[] = [];
    for (const match of view.matchAll(pattern)) {
      const needle = bySpelling.get(match[0].toLowerCase());
      if (needle === undefined) continue;
      if (needle.isOrdinary !== true || isWordAt(view, match.index, match[0].length, form)) found.push(needle);
    }
    return found;
  };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** Lower case, as the bytes of UTF-8 and of Latin-1 read in Latin-1. */
function spellingsOf(content: string): readonly string[] {
  const variants = [content.toLowerCase(), content.toUpperCase(), content].map((variant) =>
    Buffer.from(variant).toString('latin1').toLowerCase(),
  );
  return [...new Set([...variants, content.toLowerCase()])];
}

const letter = /[\p{L}\p{N}]/u;
const leastTextAround = 16;

function isWordAt(view: string, index: number, length: number, form: Trace['form']): boolean {
  const isWhole = !letter.test(view[index - 1] ?? ' ') && !letter.test(view[index + length] ?? ' ');
  return isWhole && (form === 'text' || textAround(view, index, length) >= leastTextAround);
}

// ASCII, and the Swedish letters in Latin-1 and in UTF-8.
const readable = /[\x20-\x7eåäöÅÄÖ\xc3\xa5\xa4\xb6\x85\x84\x96]*/;
const readableBefore = new RegExp(`${readable.source}$`);
const readableAfter = new RegExp(`^${readable.source}`);

/** How many readable characters stand on both sides without a gap: noise has few. */
function textAround(view: string, index: number, length: number): number {
  const before = view.slice(Math.max(0, index - leastTextAround), index);
  const after = view.slice(index + length, index + length + leastTextAround);
  return (readableBefore.exec(before)?.[0].length ?? 0) + (readableAfter.exec(after)?.[0].length ?? 0);
}
