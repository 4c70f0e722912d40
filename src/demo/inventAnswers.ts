// Invents plausible answers to any questionnaire: the same person at the same occasion always answers the same.
// Ordered options lean towards the lower end as the occasions go on, so that the tables of the demo show a change.
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
  const draw = drawsOf(invented);
  const seen = new Set<string>();
  let answers = answersAt(questionnaire, invented.occasion, invented.language);
  for (;;) {
    const next = askedQuestions(questionnaire, answers).find(({ linkId }) => !seen.has(linkId));
    if (next === undefined) return answers;
    seen.add(next.linkId);
    const answer = inventAnswer(next, invented, draw);
    if (answer !== undefined) answers = withAnswer(answers, answer);
  }
}

type Draw = (below: number) => number;

function inventAnswer(question: Question, { occasion, language }: InventedPerson, draw: Draw): Answer | undefined {
  const head = { linkId: question.linkId, lang: language };
  const mood = draw(100);
  if (mood < 4) return undefined;
  if (mood < 7) return { ...head, declined: true };
  const value = inventValue(question, occasion, language, draw);
  return value === undefined ? undefined : { ...head, value };
}

function inventValue(question: Question, occasion: Occasion, language: Language, draw: Draw): AnswerValue | undefined {
  switch (question.type) {
    case 'boolean':
      return draw(4) > 0;
    case 'choice':
    case 'open-choice':
      if (!question.repeats) return optionFor(question, occasion, draw)?.code;
      return severalOf(question.options, draw);
    case 'integer':
    case 'decimal':
      return draw(5);
    case 'string':
    case 'text':
      return { text: words[language]?.[draw(3)] ?? '–' };
    case 'date':
      return undefined;
  }
}

function optionFor({ options, ordered }: Question, occasion: Occasion, draw: Draw): AnswerOption | undefined {
  if (!ordered) return options[draw(options.length)];
  const best = occasions.indexOf(occasion) === 0 ? 0 : 1;
  const rising = [...options].sort((left, right) => (left.ordinal ?? 0) - (right.ordinal ?? 0));
  const [one, other] = [draw(rising.length), draw(rising.length)];
  return rising[best === 0 ? Math.max(one, other) : Math.min(one, other)];
}

function severalOf(options: readonly AnswerOption[], draw: Draw): readonly string[] | undefined {
  const chosen = options.filter(() => draw(3) === 0).map(({ code }) => code);
  const first = options[draw(options.length)];
  const exclusive = options.find(({ code, exclusive: alone }) => alone && chosen.includes(code));
  if (exclusive) return [exclusive.code];
  return chosen.length > 0 ? chosen : first && [first.code];
}

/** A small fixed generator (xorshift): nothing secret hangs on it. */
function drawsOf({ person, occasion, language }: InventedPerson): Draw {
  let state = 2_463_534_242 ^ (person * 7919 + occasions.indexOf(occasion) * 104_729 + language.length);
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
