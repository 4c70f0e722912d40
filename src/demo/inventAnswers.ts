// Invents lifelike answers to any questionnaire: the same person at the same occasion always answers the same. Who somebody
// is stays the same from occasion to occasion; how they are moves, for most towards the better, for some not.
import { type Answer, type Answers, type AnswerValue, answersAt, withAnswer } from '../core/answers.ts';
import { type Occasion, occasions } from '../core/occasion.ts';
import { askedQuestions } from '../core/progress.ts';
import type { AnswerOption, Question, Questionnaire } from '../core/questionnaire.ts';
import type { Language } from '../core/text.ts';

export interface InventedPerson {
  /** Any whole number: who it is. */
  readonly person: number;
  readonly occasion: Occasion;
  readonly language: Language;
}

const words: Readonly<Record<string, readonly string[]>> = {
  sv: ['Att någon lyssnade.', 'Lugnet i rummet.', 'Tiderna passade mig bra.'],
  en: ['Somebody listened.', 'The calm of the room.', 'The hours suited me well.'],
};

export function inventAnswers(questionnaire: Questionnaire, invented: InventedPerson): Answers {
  const seen = new Set<string>();
  let answers = answersAt(questionnaire, invented.occasion, invented.language);
  for (;;) {
    const next = askedQuestions(questionnaire, answers).find(({ linkId }) => !seen.has(linkId));
    if (next === undefined) return answers;
    seen.add(next.linkId);
    const isAboutTheHelp = !isAskedAtStart(questionnaire, next, answers, invented.language);
    const answer = inventAnswer(next, invented, isAboutTheHelp);
    if (answer !== undefined) answers = withAnswer(answers, answer);
  }
}

/** Ordered, and yet nothing that help could change. */
const facts: ReadonlySet<string> = new Set(['age-group', 'education']);

/** What is never asked before the help began is a judgement of it: people lean the other way there. */
function isAskedAtStart(questionnaire: Questionnaire, { linkId }: Question, answers: Answers, language: Language) {
  const atStart = new Map([...answers, ...answersAt(questionnaire, 'start', language)]);
  return askedQuestions(questionnaire, atStart).some((question) => question.linkId === linkId);
}

function inventAnswer(question: Question, invented: InventedPerson, isAboutTheHelp: boolean): Answer | undefined {
  const { person, occasion, language } = invented;
  const head = { linkId: question.linkId, lang: language };
  const mood = chance(person, question.linkId, `mood at ${occasion}`) * 100;
  if (mood < 3) return undefined;
  if (mood < 5) return { ...head, declined: true };
  const value = inventValue(question, invented, isAboutTheHelp);
  return value === undefined ? undefined : { ...head, value };
}

function inventValue(
  question: Question,
  { person, occasion, language }: InventedPerson,
  isAboutTheHelp: boolean,
): AnswerValue | undefined {
  const { linkId } = question;
  const always = (below: number) => Math.floor(chance(person, linkId, 'always') * below);
  switch (question.type) {
    case 'boolean':
      return always(5) > 0;
    case 'choice':
    case 'open-choice':
      if (question.repeats) return severalOf(question.options, (name) => chance(person, linkId, name));
      return question.ordered && !facts.has(linkId)
        ? stepOf(question, isAboutTheHelp ? contentment(person, linkId) : burden(person, occasion, linkId))?.code
        : question.options[always(question.options.length)]?.code;
    case 'integer':
    case 'decimal':
      return always(5);
    case 'string':
    case 'text':
      return { text: words[language]?.[always(3)] ?? '–' };
    case 'date':
      return undefined;
  }
}

/** 0 is the lowest step, 1 the highest. */
function stepOf({ options }: Question, height: number): AnswerOption | undefined {
  const rising = [...options].sort((left, right) => (left.ordinal ?? 0) - (right.ordinal ?? 0));
  return rising[Math.round(Math.min(1, Math.max(0, height)) * (rising.length - 1))];
}

/** By occasion: most people come a long way, some a little, and a few nowhere. */
const courses: readonly (readonly number[])[] = [
  [0, -0.4, -0.45, -0.5],
  [0, -0.3, -0.5, -0.45],
  [0, -0.2, -0.25, -0.3],
  [0, -0.45, -0.3, -0.35],
  [0, 0, 0.05, -0.05],
  [0, -0.35, -0.35, -0.4],
  [0, 0.15, 0.1, 0.05],
];

function burden(person: number, occasion: Occasion, linkId: string): number {
  const course = courses[person % courses.length] ?? [];
  const moved = course[Math.min(occasions.indexOf(occasion), course.length - 1)] ?? 0;
  const own = 0.6 + 0.35 * chance(person, 'burden', 'always');
  return own + moved + 0.35 * (chance(person, linkId, 'always') - 0.5) + 0.2 * (chance(person, linkId, occasion) - 0.5);
}

function contentment(person: number, linkId: string): number {
  const own = person % courses.length === 6 ? 0.4 : 0.8;
  return own + 0.4 * (chance(person, linkId, 'help') - 0.5);
}

function severalOf(options: readonly AnswerOption[], likes: (name: string) => number): readonly string[] | undefined {
  const chosen = options.filter(({ code }) => likes(code) < 0.3).map(({ code }) => code);
  const first = options[Math.floor(likes('first') * options.length)];
  const exclusive = options.find(({ code, exclusive: alone }) => alone && chosen.includes(code));
  if (exclusive) return [exclusive.code];
  return chosen.length > 0 ? chosen : first && [first.code];
}

/** From 0 up to 1, the same for the same arguments (FNV-1a, stirred): nothing secret hangs on it. */
function chance(person: number, linkId: string, about: string): number {
  let state = 2_166_136_261;
  for (const character of `${person} ${linkId} ${about}`) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619);
  }
  state = Math.imul(state ^ (state >>> 15), 2_246_822_507);
  state = Math.imul(state ^ (state >>> 13), 3_266_489_909);
  return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32;
}
