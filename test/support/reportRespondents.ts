// Answers whose marginals are those of the report's Tables 1 and 2, cell by cell: 22 people at start and 9 at end, 4 of
// them at both, so 27 codes; and two more people (codes 28 and 29), one outside each table's population.
// Every column is one question, every symbol one person. The same everywhere and always: nothing here is random.
import { type Answer, type Answers, type AnswerValue, answersAt } from '../../src/core/answers.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import { type Questionnaire, questionByLinkId } from '../../src/core/questionnaire.ts';
import { travellingAnswers } from '../../src/core/response.ts';
import type { Language } from '../../src/core/text.ts';

export interface ReportResponse {
  /** `P01` … `P29`; the same person at start and end has the same name and needs one code. */
  readonly person: string;
  readonly occasion: Occasion;
  readonly language: Language;
  /** What the person answered, the occasion included; skipped questions are absent. */
  readonly answers: Answers;
  /** False for the two people who never bought sex and whom the report's tables leave out. */
  readonly isInTable: boolean;
}

/** The numbers that the report prints, by row id of `reportTables`. */
export const printedInReport = {
  'table-1': {
    completed: 22,
    'bought-ever': 22,
    'bought-last-year': 16,
    partner: 19,
    children: 19,
    'destructive-behaviour': 21,
    'destructive-thoughts': 16,
    'destructive-relationships': 18,
  },
  'table-2': {
    completed: 9,
    'bought-last-year': 3,
    'access-often': 7,
    'access-long': 8,
    'met-respect': 8,
    'met-non-judgemental': 7,
    'met-dignity': 7,
    'could-talk': 7,
    'help-received': 7,
    'impulses-stopped': 6,
  },
} as const;

/** Digits are ordinal values, y/n yes and no, `-` skipped, `x` declined. Column 23 or 10 is outside the population. */
const startColumns = {
  'bought-ever': 'yyyyyyyyyyyyyyyyyyyyyy n',
  'bought-last': '541325413231523142153- -',
  partner: 'yyyyynyyyyyyyyyynyyyyx y',
  children: 'yynyyyyyyyy-yyyynyyyyy n',
  'destructive-behaviour': '5345345345325453454354 4',
  'destructive-thoughts': '43254134523-43541345x3 5',
  'destructive-relationships': '5435243453415432453-45 3',
  guilt: '5454535445543554x45445 4',
  shame: '55454545455-4554544455 5',
  'well-being': '3434254343243x43434253 3',
} as const;

const endColumns = {
  'bought-ever': 'yyyyyyyyy n',
  'bought-last': '12131411- -',
  'access-often': '543545245 4',
  'access-long': '455453455 5',
  'met-respect': '554534554 5',
  'met-non-judgemental': '454534x45 4',
  'met-dignity': '54453545- 5',
  'could-talk': '453544525 3',
  'help-received': '534541544 4',
  'impulses-stopped': '45342545- 5',
  refrained: '5535-x454 -',
  guilt: '322342312 2',
  shame: '43234x322 3',
  'well-being': '212132132 2',
} as const;

const reasons: readonly (readonly string[])[] = [
  ['bought'],
  ['bought', 'pornography'],
  ['considered', 'clubs'],
  ['pornography', 'chat', 'compulsive'],
  ['bought', 'other'],
];
const otherReasons = ['Jag är ensam på kvällarna.', 'Being apart from my family'];
const helped = ['Att få säga det högt.\nAtt inte bli dömd.', 'The talks – and time. 🙂', 'Åka hit varje vecka'];

/** In the order of the report's tables; at `start` P01–P22 and P28, at `end` P01–P04, P23–P27 and P29. */
export function reportResponses(questionnaire: Questionnaire): readonly ReportResponse[] {
  const startPeople = [...numbers(1, 22), 28];
  const endPeople = [...numbers(1, 4), ...numbers(23, 27), 29];
  return [
    ...startPeople.map((person, index) => columnResponse(questionnaire, 'start', startColumns, person, index)),
    ...endPeople.map((person, index) => columnResponse(questionnaire, 'end', endColumns, person, index)),
  ];
}

function numbers(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The person's answers from the `index`th symbol of each column, and everyday ones to what no column holds. */
export function columnResponse(
  questionnaire: Questionnaire,
  occasion: Occasion,
  columns: Readonly<Record<string, string>>,
  person: number,
  index: number,
): ReportResponse {
  const language = index % 3 === 1 ? 'en' : 'sv';
  const answers = new Map(answersAt(questionnaire, occasion, language));
  const put = (linkId: string, value: AnswerValue | 'x' | undefined): void => {
    if (value === undefined) return;
    const answer: Answer =
      value === 'x' ? { linkId, lang: language, declined: true } : { linkId, lang: language, value };
    answers.set(linkId, answer);
  };
  for (const [linkId, value] of Object.entries(everyday(person))) put(linkId, value);
  for (const [linkId, column] of Object.entries(columns)) {
    put(linkId, answerFor(questionnaire, linkId, column.replace(' ', '').charAt(index)));
  }
  const travelling = travellingAnswers(questionnaire, answers);
  return {
    person: `P${String(person).padStart(2, '0')}`,
    occasion,
    language,
    answers: new Map(travelling.map((answer) => [answer.linkId, answer])),
    isInTable: person <= 27,
  };
}

/** What no table counts; questions that do not apply are dropped afterwards. */
function everyday(person: number): Readonly<Record<string, AnswerValue | 'x' | undefined>> {
  const nth = <T>(list: readonly T[], step = 1): T | undefined => list[Math.floor(person / step) % list.length];
  const often = nth(['not-at-all', 'rarely', 'monthly', 'weekly', 'daily']);
  const last = nth(['week', 'month', 'half-year', 'year', 'longer'], 3);
  const distress = nth(['very', 'quite', 'some', 'little', 'not-at-all'], 2);
  const others = ['considered', 'pornography', 'chat', 'clubs', 'compulsive', 'other'];
  return {
    'age-group': nth(['30-39', '40-49', '50-59']),
    gender: 'man',
    education: nth(['upper-secondary', 'university']),
    'contact-route': nth([['own'], ['partner', 'own'], ['police'], ['health-care']]),
    reasons: nth(reasons),
    'reasons-other': { text: nth(otherReasons) ?? '' },
    'bought-often': often,
    'bought-distress': distress,
    ...Object.fromEntries(
      others.flatMap((reason) => [
        [`behaviour.${reason}.last`, last],
        [`behaviour.${reason}.often`, often],
        [`behaviour.${reason}.distress`, distress],
      ]),
    ),
    inadequacy: distress,
    'self-image': person % 7 === 0 ? 'x' : distress,
    relationships: distress,
    control: nth(['bad', 'neither', 'good', 'very-bad']),
    'control-seven': nth(['bad', 'neither', 'good', 'very-bad']),
    'someone-to-talk-to': person % 3 > 0,
    'helped-most': person % 2 === 0 ? undefined : { text: nth(helped) ?? '' },
    missing: person % 4 === 0 ? { text: 'Tider på kvällen' } : undefined,
  };
}

function answerFor(questionnaire: Questionnaire, linkId: string, symbol: string): AnswerValue | 'x' | undefined {
  if (symbol === '-') return undefined;
  if (symbol === 'x') return 'x';
  if (symbol === 'y' || symbol === 'n') return symbol === 'y';
  const option = questionByLinkId(questionnaire, linkId)?.options.find(({ ordinal }) => ordinal === Number(symbol));
  if (option === undefined) throw new Error(`${linkId} has no option for "${symbol}"`);
  return option.code;
}
