// The columns of an export: what each question of one questionnaire, in all its versions, becomes for somebody who counts.
// Versions share a column only where the same answer has the same figure in both and nobody has said that it means something else.
import { isComparedQuestion, type SameMeaning } from './comparedQuestion.ts';
import { type Question, type Questionnaire, questionsOf } from './questionnaire.ts';
import { type Language, textIn } from './text.ts';
import { variableName } from './variableName.ts';

/** `chosen`: one option of several that may be chosen. `written`: own words, of which only that they were written is told. */
export type VariableKind = 'yes-no' | 'ordered' | 'choice' | 'chosen' | 'number' | 'month' | 'written';

export interface VariableValue {
  readonly value: number;
  /** The option's code. */
  readonly code: string;
  readonly label: string;
}

/** Figures that stand for no answer. */
export interface MissingFigures {
  readonly skipped: number;
  readonly declined: number;
  readonly notAsked: number;
}

export interface ExportVariable {
  /** Letters a–z, digits and `_`, at most 40: a name in every statistics program. */
  readonly name: string;
  /** The item's `code`, or its linkId where it has none. */
  readonly item: string;
  readonly kind: VariableKind;
  /** The option that a `chosen` variable is about; undefined for own words beside the options. */
  readonly option?: string;
  readonly label: string;
  readonly values: readonly VariableValue[];
  readonly missing: MissingFigures;
  /** The versions that ask it this way. */
  readonly versions: readonly string[];
  /** True where another version asks under the same item code, but not comparably: that one has a column of its own. */
  readonly isSplit: boolean;
}

export interface VariableWords {
  readonly yes: string;
  readonly no: string;
  readonly chosen: string;
  readonly notChosen: string;
  readonly written: string;
  readonly ownWords: string;
}

export interface VariableSource {
  /** Versions of one questionnaire, oldest first. */
  readonly questionnaires: readonly Questionnaire[];
  /** Item codes that are left out altogether. */
  readonly withheld: readonly string[];
  readonly language: Language;
  readonly words: VariableWords;
  readonly isSameMeaning: SameMeaning;
}

const missingFigures: MissingFigures = { skipped: 997, declined: 998, notAsked: 999 };
/** Beyond every whole and decimal number that an answer may be. */
const missingFiguresForNumbers: MissingFigures = {
  skipped: 9_999_999_997,
  declined: 9_999_999_998,
  notAsked: 9_999_999_999,
};
/** What own words beside the options of a single choice count as. */
export const ownWordsFigure = 990;

/** What is told of a response itself: no question may take these names. */
export const columnsOfResponses = ['month', 'version', 'language'] as const;

interface Column {
  readonly item: string;
  readonly question: Question;
  readonly versions: readonly string[];
}

/** Every question under the name of its meaning: its `code`; its linkId where it has none or another question came first with that code. */
export function questionsByItem(questionnaire: Questionnaire): ReadonlyMap<string, Question> {
  const found = new Map<string, Question>();
  for (const question of questionsOf(questionnaire)) {
    const { code, linkId } = question;
    found.set(code === undefined || found.has(code) ? linkId : code, question);
  }
  return found;
}

/** In document order of the newest version that asks, older questions after it. */
export function exportVariables(source: VariableSource): readonly ExportVariable[] {
  const columns = columnsOf(source);
  const taken = new Set<string>(columnsOfResponses);
  return columns.flatMap((column) => {
    const isSplit = columns.filter(({ item }) => item === column.item).length > 1;
    const suffix = isSplit ? `.v${column.versions[0]}` : '';
    return variablesOf(column, source).map(({ part, ...variable }) => ({
      ...variable,
      item: column.item,
      name: variableName(`${column.item}${part}${suffix}`, taken),
      versions: column.versions,
      isSplit,
    }));
  });
}

/** What an option counts as: its ordinal where the scale is ordered, else its place among the options. */
export function figureOf(question: Question, code: string): number | undefined {
  const place = question.options.findIndex((option) => option.code === code);
  return question.ordered ? question.options[place]?.ordinal : place < 0 ? undefined : place + 1;
}

function columnsOf({ questionnaires, withheld, isSameMeaning }: VariableSource): readonly Column[] {
  let columns: Column[] = [];
  for (const questionnaire of [...questionnaires].reverse()) {
    const { version } = questionnaire;
    for (const [item, question] of questionsByItem(questionnaire)) {
      if (withheld.includes(item)) continue;
      const shared = columns.find(
        (column) =>
          column.item === item &&
          isComparedQuestion(question, column.question) &&
          column.versions.every((other) => isSameMeaning(item, version, other)),
      );
      if (shared === undefined) columns.push({ item, question, versions: [version] });
      else {
        const versions = [version, ...shared.versions];
        columns = columns.map((column) => (column === shared ? { ...shared, versions } : column));
      }
    }
  }
  return columns;
}

type Part = Omit<ExportVariable, 'item' | 'name' | 'versions' | 'isSplit'> & { readonly part: string };

function variablesOf({ question }: Column, { language, words }: VariableSource): readonly Part[] {
  const label = textIn(question.text, language);
  const missing = missingFigures;
  const yesNo = (yes: string, no: string) => [
    { value: 1, code: 'true', label: yes },
    { value: 0, code: 'false', label: no },
  ];
  const options = question.options.map(({ code, text }) => ({
    value: figureOf(question, code) ?? 0,
    code,
    label: textIn(text, language),
  }));
  switch (question.type) {
    case 'boolean':
      return [{ part: '', kind: 'yes-no', label, values: yesNo(words.yes, words.no), missing }];
    case 'integer':
    case 'decimal':
      return [{ part: '', kind: 'number', label, values: [], missing: missingFiguresForNumbers }];
    case 'date':
      return [{ part: '', kind: 'month', label, values: [], missing: missingFiguresForNumbers }];
    case 'string':
    case 'text':
      return [{ part: '', kind: 'written', label, values: yesNo(words.written, '').slice(0, 1), missing }];
    default:
      break;
  }
  const isOpen = question.type === 'open-choice';
  const ownWords = { value: ownWordsFigure, code: '', label: words.ownWords };
  if (!question.repeats) {
    const values = isOpen ? [...options, ownWords] : options;
    const isHigh = values.some(({ value }) => value >= missing.skipped);
    return [
      {
        part: '',
        kind: question.ordered ? 'ordered' : 'choice',
        label,
        values,
        missing: isHigh ? missingFiguresForNumbers : missing,
      },
    ];
  }
  const chosen = (part: string, of: string) =>
    ({
      part,
      kind: 'chosen',
      label: `${label} – ${of}`,
      values: yesNo(words.chosen, words.notChosen),
      missing,
    }) as const;
  return [
    ...options.map((option) => ({ ...chosen(`.${option.code}`, option.label), option: option.code })),
    ...(isOpen ? [chosen('.own-words', words.ownWords)] : []),
  ];
}
