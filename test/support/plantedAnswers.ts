// Answers of one whole session in which everything is unmistakable that a person wrote, on the longest way through the
// questionnaire: every kind of question, every branch, one question skipped and one declined.
import { type Answers, answersAt, withAnswer } from '../../src/core/answers.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import { askedQuestions } from '../../src/core/progress.ts';
import type { Question, Questionnaire } from '../../src/core/questionnaire.ts';
import type { PageLanguage } from './pageTexts.ts';

/** Words that stand in no dictionary, and in nothing that a browser or a database keeps of its own. */
const plantedWords: Readonly<Record<PageLanguage, readonly string[]>> = {
  sv: ['Qvixtjumborp Blåmårsfrökvist', 'Zorpelindrausk\nhjimvoxterbrand', 'Fluxbravendirk Öskvaldremjöl'],
  en: ['Wexlimorghast Brindlefoxquay', 'Thrumbelowicket\nvandelspurgate', 'Quillonmarrowby Hexterfoldane'],
};

/** Typed and taken back: never an answer, and never to be found either. */
export const regrettedWords: Readonly<Record<PageLanguage, string>> = {
  sv: 'Ångerviksprumpel',
  en: 'Regrettofumblequist',
};

export function plantedAnswers(questionnaire: Questionnaire, occasion: Occasion, language: PageLanguage): Answers {
  let answers = answersAt(questionnaire, occasion, language);
  const seen = new Set<string>();
  for (;;) {
    const next = askedQuestions(questionnaire, answers).find(({ linkId }) => !seen.has(linkId));
    if (next === undefined) return answers;
    seen.add(next.linkId);
    const head = { linkId: next.linkId, lang: language };
    if (next.linkId === 'guilt') answers = withAnswer(answers, { ...head, declined: true });
    else if (next.linkId !== 'shame')
      answers = withAnswer(answers, { ...head, value: valueFor(next, seen.size, language) });
  }
}

function valueFor(question: Question, number: number, language: PageLanguage) {
  if (question.type === 'boolean') return true;
  if (question.type === 'choice' || question.type === 'open-choice') {
    const codes = question.options.filter(({ exclusive }) => exclusive !== true).map(({ code }) => code);
    if (question.repeats) return codes;
    // Early options open the branches that ask on.
    return codes[number % Math.min(3, codes.length)] ?? '';
  }
  const words = plantedWords[language];
  const text = words[number % words.length] ?? '';
  return { text: question.type === 'string' ? text.replaceAll('\n', ' ') : text };
}
