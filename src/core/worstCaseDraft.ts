// How large a draft can get: it keeps the answers of every branch, so all questions count, at their heaviest.
import { aboutLimit } from './about.ts';
import { cellContentLimit } from './draft.ts';
import { occasions } from './occasion.ts';
import { type Questionnaire, questionsOf } from './questionnaire.ts';
import { utf8Length } from './utf8.ts';
import { jsonStringBytes } from './validation.ts';
import { answerSize } from './worstCase.ts';

/** What a draft may take, so that the clinic's `about` always fits into the same cell. */
export const draftLimit = cellContentLimit - aboutLimit;

/** UTF-8 bytes of the heaviest draft without `about`, or more. */
export function worstCaseDraftBytes(questionnaire: Questionnaire): number {
  const longest = (texts: readonly string[]): string =>
    texts.reduce((a, b) => (jsonStringBytes(b) > jsonStringBytes(a) ? b : a), '');
  const frame = {
    v: 1,
    state: 'draft',
    questionnaire: { url: questionnaire.url, version: questionnaire.version },
    occasion: longest(occasions),
    lang: longest(questionnaire.languages),
    answers: [],
    skipped: [],
    about: '',
    saved: '2000-01-01',
  };
  const questions = questionsOf(questionnaire).map((question) => {
    // A question is answered or skipped, never both.
    const skippedWithComma = jsonStringBytes(question.linkId) + 1;
    return Math.max(answerSize(question, questionnaire).bytes, skippedWithComma);
  });
  return utf8Length(JSON.stringify(frame)) + questions.reduce((sum, bytes) => sum + bytes, 0);
}
