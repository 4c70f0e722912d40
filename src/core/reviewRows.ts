// "Check answers": one row for each question that is asked, in the language that the reader has chosen.
import { type Answer, type Answers, type AnswerValue, isDeclined } from './answers.ts';
import { inOptionOrder } from './optionOrder.ts';
import { askedQuestions } from './progress.ts';
import { type Question, type Questionnaire, sectionOf } from './questionnaire.ts';
import { type Language, textIn } from './text.ts';
import { optionByCode } from './validation.ts';

export interface ReviewRow {
  readonly linkId: string;
  readonly section?: string;
  readonly question: string;
  readonly state: 'answered' | 'declined' | 'skipped';
  /** In the order of the options, own words last; empty unless answered. */
  readonly answers: readonly string[];
}

/** The words for true and false, which no questionnaire carries. */
export interface BooleanWords {
  readonly yes: string;
  readonly no: string;
}

export function reviewRows(
  questionnaire: Questionnaire,
  answers: Answers,
  language: Language,
  words: BooleanWords,
): readonly ReviewRow[] {
  return askedQuestions(questionnaire, answers).map((question) => {
    const { linkId, text } = question;
    const section = sectionOf(questionnaire, linkId);
    const answer = answers.get(linkId);
    return {
      linkId,
      ...(section === undefined ? {} : { section: textIn(section.text, language) }),
      question: textIn(text, language),
      state: stateOf(answer),
      answers: answer ? textsOf(question, inOptionOrder(question, answer), language, words) : [],
    };
  });
}

/** What was answered, as people read it. A multiple choice gives one text per chosen option. */
export function answerTexts(
  question: Question,
  value: AnswerValue,
  language: Language,
  words: BooleanWords,
): readonly string[] {
  if (typeof value === 'boolean') return [value ? words.yes : words.no];
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'string') {
    const option = optionByCode(question, value);
    return [option ? textIn(option.text, language) : value];
  }
  if ('text' in value) return [value.text];
  return value.flatMap((entry) => answerTexts(question, entry, language, words));
}

function textsOf(question: Question, answer: Answer, language: Language, words: BooleanWords): readonly string[] {
  return isDeclined(answer) ? [] : answerTexts(question, answer.value, language, words);
}

function stateOf(answer: Answer | undefined): ReviewRow['state'] {
  if (answer === undefined) return 'skipped';
  return isDeclined(answer) ? 'declined' : 'answered';
}
