// One answer as one figure of an export. Skipped, declined and not asked stay three different figures.
import { type AnswerValue, isDeclined } from './answers.ts';
import { applicableItems } from './branching.ts';
import type { ExportedResponse } from './exportSet.ts';
import { type ExportVariable, figureOf, ownWordsFigure, questionsByItem } from './exportVariable.ts';
import { isFreeText } from './freeText.ts';
import type { Question } from './questionnaire.ts';

export type ExportCell =
  | { readonly state: 'answered'; readonly value: number; readonly ownWords?: string }
  | { readonly state: 'skipped' | 'declined' | 'notAsked'; readonly value: number };

/** Made once per response: which questions apply is worked out here. */
export function exportCells(response: ExportedResponse): (variable: ExportVariable) => ExportCell {
  const { questionnaire, answers } = response;
  const applicable = applicableItems(questionnaire, answers);
  const questions = questionsByItem(questionnaire);
  return (variable) => {
    const question = questions.get(variable.item);
    const { skipped, declined, notAsked } = variable.missing;
    const isAsked = variable.versions.includes(questionnaire.version);
    if (question === undefined || !isAsked || !applicable.has(question.linkId))
      return { state: 'notAsked', value: notAsked };
    const answer = answers.get(question.linkId);
    if (answer === undefined) return { state: 'skipped', value: skipped };
    if (isDeclined(answer)) return { state: 'declined', value: declined };
    return answeredCell(variable, question, answer.value);
  };
}

function answeredCell({ kind, option }: ExportVariable, question: Question, value: AnswerValue): ExportCell {
  const state = 'answered';
  if (kind === 'chosen') {
    const entries = Array.isArray(value) ? value : [value];
    const own = option === undefined ? entries.find(isFreeText) : undefined;
    const isChosen = option === undefined ? own !== undefined : entries.includes(option);
    return { state, value: isChosen ? 1 : 0, ...(own === undefined ? {} : { ownWords: own.text }) };
  }
  if (isFreeText(value)) return { state, value: kind === 'written' ? 1 : ownWordsFigure, ownWords: value.text };
  if (typeof value === 'boolean') return { state, value: value ? 1 : 0 };
  if (typeof value === 'number') return { state, value };
  if (kind === 'month') return { state, value: Number(String(value).slice(0, 7).replace('-', '')) };
  return { state, value: figureOf(question, String(value)) ?? Number.NaN };
}
