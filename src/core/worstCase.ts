// How large a questionnaire's payload can get, over all paths: the build refuses one that could pass the limit.
// Method: the occasion item is answered by the app, so each of its options is tried in turn; every other answer may be
// anything. A condition is then true, false, or open, and a question counts at its heaviest unless it is certainly not
// asked. Branches that exclude each other by other answers are counted together, so the result is an upper bound.

import { holds } from './condition.ts';
import { itemIndex } from './itemIndex.ts';
import { occasionLinkId, occasions } from './occasion.ts';
import { longestBuildId } from './payload.ts';
import {
  type AnswerOption,
  type Condition,
  type Item,
  type Question,
  type Questionnaire,
  questionByLinkId,
  questionsOf,
} from './questionnaire.ts';
import { utf8Length } from './utf8.ts';
import { freeTextJsonBytes, jsonStringBytes, maxCharactersOf } from './validation.ts';

export interface PayloadSize {
  /** UTF-8 bytes of the JSON. */
  readonly bytes: number;
  /** Members of all objects and entries of all lists, as parsePayload counts them. */
  readonly members: number;
}

/** UTF-8 bytes of the heaviest payload that any path can give, or more. */
export function worstCasePayloadBytes(questionnaire: Questionnaire): number {
  return worstCasePayload(questionnaire).bytes;
}

/** Bytes and members are maximised separately: they need not meet on one path. */
export function worstCasePayload(questionnaire: Questionnaire): PayloadSize {
  const frame = frameSize(questionnaire);
  const paths = occasionCodes(questionnaire).map((occasion) =>
    questionsOf(questionnaire)
      .filter((question) => mayApply(questionnaire, question.linkId, occasion))
      .map((question) =>
        question.linkId === occasionLinkId && occasion !== undefined ? onlyOption(question, occasion) : question,
      )
      .map((question) => answerSize(question, questionnaire)),
  );
  const most = (size: keyof PayloadSize): number =>
    Math.max(...paths.map((path) => path.reduce((sum, answer) => sum + answer[size], 0)));
  return { bytes: frame.bytes + most('bytes'), members: frame.members + most('members') };
}

function occasionCodes(questionnaire: Questionnaire): readonly (string | undefined)[] {
  const codes = questionByLinkId(questionnaire, occasionLinkId)?.options.map(({ code }) => code) ?? [];
  return codes.length === 0 ? [undefined] : codes;
}

/** The occasion that is being tried is the only one that its item can be answered with. */
function onlyOption(question: Question, code: string): Question {
  return { ...question, options: question.options.filter((option) => option.code === code) };
}

type Certainty = 'yes' | 'no' | 'open';

function mayApply(questionnaire: Questionnaire, linkId: string, occasion: string | undefined): boolean {
  const index = itemIndex(questionnaire);
  const applies = (wanted: string): Certainty => {
    const entry = index.get(wanted);
    if (entry === undefined) return 'no';
    const own = combine(entry.item, (condition) => certaintyOf(condition));
    return entry.parent === undefined ? own : both(own, applies(entry.parent.linkId));
  };
  const certaintyOf = (condition: Condition): Certainty => {
    const reached = applies(condition.question);
    const withoutAnswer = holds(condition, undefined);
    if (reached === 'no') return withoutAnswer ? 'yes' : 'no';
    if (occasion === undefined || condition.question !== occasionLinkId) return 'open';
    const withAnswer = holds(condition, occasion);
    if (reached === 'open' && withAnswer !== withoutAnswer) return 'open';
    return withAnswer ? 'yes' : 'no';
  };
  return applies(linkId) !== 'no';
}

function combine({ enableWhen, enableBehavior }: Item, certaintyOf: (condition: Condition) => Certainty): Certainty {
  if (enableWhen.length === 0) return 'yes';
  const certainties = enableWhen.map(certaintyOf);
  const decisive = enableBehavior === 'any' ? 'yes' : 'no';
  if (certainties.includes(decisive)) return decisive;
  return certainties.includes('open') ? 'open' : certainties[0] === 'yes' ? 'yes' : 'no';
}

function both(left: Certainty, right: Certainty): Certainty {
  if (left === 'no' || right === 'no') return 'no';
  return left === 'yes' && right === 'yes' ? 'yes' : 'open';
}

/** Everything but the answers, each member at its longest. */
function frameSize(questionnaire: Questionnaire): PayloadSize {
  const frame = {
    v: 1,
    slot: 'A'.repeat(43),
    rid: 'A'.repeat(22),
    questionnaire: { id: questionnaire.id, ver: questionnaire.version, sha: 'A'.repeat(86) },
    occasion: heaviest(occasions),
    lang: heaviest(questionnaire.languages),
    done: '2000-01-01',
    answers: [],
    app: 'A'.repeat(longestBuildId),
  };
  return { bytes: jsonBytes(frame), members: Object.keys(frame).length + Object.keys(frame.questionnaire).length };
}

/** One answer at its heaviest, with the comma after it and the entry that it is. */
export function answerSize(question: Question, questionnaire: Questionnaire): PayloadSize {
  const bare = { linkId: question.linkId, lang: heaviest(questionnaire.languages) };
  const declined = jsonBytes({ ...bare, declined: true });
  const answered = jsonBytes({ ...bare, value: 0 }) - 1 + valueBytes(question);
  return { bytes: Math.max(declined, answered) + 1, members: 1 + 3 + valueMembers(question) };
}

function valueBytes(question: Question): number {
  switch (question.type) {
    case 'boolean':
      return 'false'.length;
    case 'integer':
      return '-2147483648'.length;
    case 'decimal':
      // The longest that a number is ever written: -1.2345678901234567e-300.
      return 24;
    case 'date':
      return '"2000-01-01"'.length;
    case 'string':
    case 'text':
      return freeTextBytes(question);
    case 'choice':
    case 'open-choice':
      return question.repeats ? listBytes(question) : Math.max(...entryBytes(question));
  }
}

function freeTextBytes(question: Question): number {
  const heaviestCharacter = 4;
  return '{"text":}'.length + Math.min(freeTextJsonBytes, maxCharactersOf(question) * heaviestCharacter + 2);
}

function optionBytes({ code }: AnswerOption): number {
  return jsonStringBytes(code);
}

/** Each thing that one can choose. */
function entryBytes(question: Question): readonly number[] {
  const own = question.type === 'open-choice' ? [freeTextBytes(question)] : [];
  return [...question.options.map(optionBytes), ...own];
}

/** All that can be chosen together, or one exclusive option alone. */
function listBytes(question: Question): number {
  const own = question.type === 'open-choice' ? [freeTextBytes(question)] : [];
  const together = [...question.options.filter((option) => option.exclusive !== true).map(optionBytes), ...own];
  const exclusive = question.options.filter((option) => option.exclusive === true).map(optionBytes);
  const commas = Math.max(0, together.length - 1);
  return (
    '[]'.length +
    Math.max(
      together.reduce((sum, bytes) => sum + bytes, commas),
      ...exclusive,
      0,
    )
  );
}

function valueMembers(question: Question): number {
  const own = question.type === 'string' || question.type === 'text' || question.type === 'open-choice' ? 1 : 0;
  if (!question.repeats) return own;
  return question.options.length + own * 2;
}

function heaviest(texts: readonly string[]): string {
  return [...texts].sort((a, b) => jsonStringBytes(b) - jsonStringBytes(a))[0] ?? '';
}

function jsonBytes(value: unknown): number {
  return utf8Length(JSON.stringify(value));
}
