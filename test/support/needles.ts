// What must not be found: every form of a code and its keys, the answers of one session, what names the clinic, linkIds,
// option codes and the words that tell what the product is for. Found by leaks.ts.
import { type Answers, isDeclined } from '../../src/core/answers.ts';
import { codeAlphabet } from '../../src/core/code.ts';
import { isFreeText } from '../../src/core/freeText.ts';
import { type Item, type Questionnaire, questionsOf } from '../../src/core/questionnaire.ts';
import { textIn } from '../../src/core/text.ts';
import { encodeUtf8 } from '../../src/core/utf8.ts';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { sha512 } from '../../src/crypto/primitives.ts';
import type { IssuedCode } from '../../src/demo/issueSheet.ts';

export type NeedleKind = 'code' | 'key' | 'answer' | 'clinic' | 'link-id' | 'option' | 'topic';

export interface Needle {
  readonly kind: NeedleKind;
  /** Case does not matter; bytes are looked for as they are. */
  readonly content: string | Uint8Array;
  /** Ordinary words say something only in what the product itself wrote, and only as whole words. */
  readonly isOrdinary?: boolean;
}

/** linkId and option that say nothing: what a profile calls its occasions and a recipient key, and HTTP its cache-control. */
const publicWords: ReadonlySet<string> = new Set(['occasion', 'daily', 'control']);

/** A typed code in every spelling, whole and in parts, and everything that is derived from it. */
export function codeNeedles({ code, root }: IssuedCode, questionnaire: Questionnaire): readonly Needle[] {
  const groups = code.split('-');
  const symbols = groups.join('');
  const data = symbols.slice(0, 11);
  const spellings = ['-', ' ', '–', '_', '.', ''].flatMap((separator) => [
    groups.join(separator),
    groups.slice(0, 2).join(separator),
    groups.slice(1).join(separator),
  ]);
  const values = Uint8Array.from(data, (symbol) => codeAlphabet.indexOf(symbol));
  const occasions = questionsOf(questionnaire).find(({ linkId }) => linkId === 'occasion')?.options ?? [];
  const secrets = [root, sha512(encodeUtf8(data)), sha512(encodeUtf8(symbols))];
  for (const { code: occasion } of occasions) {
    const { slotSecretKey, attestKey, cellKey } = deriveSlotKeys(root, questionnaire.id, occasion);
    // The second half of a signing key is the public key.
    secrets.push(slotSecretKey.slice(0, 32), attestKey, cellKey);
  }
  return [
    ...[...spellings, data].map((content): Needle => ({ kind: 'code', content })),
    ...writtenAs(data).map((content): Needle => ({ kind: 'code', content })),
    { kind: 'code', content: values },
    ...secrets.flatMap((secret): Needle[] => [
      { kind: 'key', content: secret },
      { kind: 'key', content: Buffer.from(secret).toString('hex') },
      { kind: 'key', content: Buffer.from(secret).toString('base64url').slice(0, 40) },
    ]),
  ];
}

// Shorter words, and what Base64 makes of them, turn up in noise.
const shortestWritten = 8;

/** What a person wrote, whole and word by word: make the words long and unmistakable. */
export function writtenNeedles(...texts: readonly string[]): readonly Needle[] {
  const words = texts.flatMap((text) => text.split(/\s+/)).filter((word) => word.length >= shortestWritten);
  return [...words, ...texts]
    .flatMap((word) => [word, ...writtenAs(word)])
    .map((content): Needle => ({ kind: 'answer', content }));
}

export function clinicNeedles(...names: readonly string[]): readonly Needle[] {
  return names.map((content) => ({ kind: 'clinic', content }));
}

/** The answers of one session: what was written, and every chosen option by code and by the words shown. */
export function answerNeedles(questionnaire: Questionnaire, answers: Answers): readonly Needle[] {
  const needles: Needle[] = [];
  for (const question of questionsOf(questionnaire)) {
    const answer = answers.get(question.linkId);
    if (question.hidden || answer === undefined || isDeclined(answer)) continue;
    for (const entry of Array.isArray(answer.value) ? answer.value : [answer.value]) {
      if (isFreeText(entry)) needles.push(...writtenNeedles(entry.text));
      const option = question.options.find(({ code }) => code === entry);
      if (option === undefined) continue;
      const shown = questionnaire.languages.map((language) => textIn(option.text, language));
      needles.push(...[option.code, ...shown].map((content) => named('option', content)));
    }
  }
  return needles;
}

/** Every linkId and option code of the questionnaire, answered or not. */
export function questionnaireNeedles(questionnaire: Questionnaire): readonly Needle[] {
  const linkIds: string[] = [];
  const walk = (items: readonly Item[]) => {
    for (const item of items) {
      linkIds.push(item.linkId);
      if ('items' in item) walk(item.items);
    }
  };
  walk(questionnaire.items);
  const visible = questionsOf(questionnaire).filter(({ hidden }) => !hidden);
  const codes = new Set(visible.flatMap(({ options }) => options.map(({ code }) => code)));
  return [
    ...linkIds.map((content) => named('link-id', content)),
    ...[...codes].map((content) => named('option', content)),
    { kind: 'topic', content: questionnaire.id },
  ].filter(({ content }) => !publicWords.has(content as string)) as readonly Needle[];
}

/** Beginnings of words, in both languages, that tell what the product is for. */
export const topicNeedles: readonly Needle[] = [
  ...['sexuell', 'sexual', 'sexköp', 'sexarbet', 'prostitu', 'porrfilm', 'pornogr', 'porrsurf', 'eskort', 'escort'],
  ...['behandling', 'treatment', 'therapist', 'therapy', 'terapeut', 'terapi', 'trafficking', 'beroende'],
  ...['självskattning', 'self-rating', 'destructive', 'destruktiv', 'compulsive', 'kast-self', 'massage'],
]
  .map((content): Needle => ({ kind: 'topic', content }))
  .concat(
    ['sex', 'kast', 'köp', 'köpt', 'köpa', 'porr', 'porn'].map((content) => ({
      kind: 'topic',
      content,
      isOrdinary: true,
    })),
  );

/** Text as it looks in Base64 at any of the three offsets, in hexadecimal and in a web address. */
function writtenAs(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const shifted = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64url');
    return encoded.slice(offset === 0 ? 0 : offset + 1, (offset + bytes.length) % 3 === 0 ? undefined : -1);
  });
  const inAddress = encodeURIComponent(text);
  return [...shifted, bytes.toString('hex'), ...(inAddress === text ? [] : [inAddress])];
}

/** Words of a language are ordinary; what has a hyphen, a point or a digit in it nobody writes by chance. */
function named(kind: 'link-id' | 'option', content: string): Needle {
  const isDistinctive = content.length >= 7 && /[-.\d ]/.test(content);
  return isDistinctive ? { kind, content } : { kind, content, isOrdinary: true };
}
