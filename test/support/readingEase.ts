// How hard texts are to read: LIX for Swedish (and for English, to compare), Flesch reading ease for English.
// LIX: words per sentence plus the share of words longer than six letters. Below 30 very easy, 30–40 easy, 40–50 middling.

export interface ReadingEase {
  readonly words: number;
  readonly sentences: number;
  readonly lix: number;
  /** Flesch: 100 very easy, 60–70 plain, below 50 hard. Syllables are counted by groups of vowels, which is near enough for English alone. */
  readonly flesch: number;
}

export function readingEase(texts: readonly string[]): ReadingEase {
  const sentences = texts.flatMap((text) => sentencesOf(text));
  const words = sentences.flatMap(wordsOf);
  const long = words.filter((word) => [...word].length > 6).length;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const perSentence = words.length / sentences.length;
  return {
    words: words.length,
    sentences: sentences.length,
    lix: perSentence + (100 * long) / words.length,
    flesch: 206.835 - 1.015 * perSentence - (84.6 * syllables) / words.length,
  };
}

/** A text without a full stop (a button, a heading) is a sentence of its own. What is filled in counts as one short word. */
function sentencesOf(text: string): readonly string[] {
  return text
    .replace(/\{\{.*?\}\}/g, '1')
    .split(/[.!?:]+(?:\s|$)/)
    .filter((sentence) => wordsOf(sentence).length > 0);
}

function wordsOf(sentence: string): readonly string[] {
  return sentence.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

function syllablesOf(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/(?:[^l]e|es|ed)$/, (end) => end[0] ?? '')
    .match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 0);
}
