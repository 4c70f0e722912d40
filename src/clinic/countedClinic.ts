// What the clinic's tables are counted from: people, their responses in the order in which they came, and the questions
// of every version that somebody answered. It counts nothing.
import type { CountedResponse } from '../core/indicator.ts';
import { type Measure, measuresOf } from '../core/measure.ts';
import { type Placement, placeResponses } from '../core/person.ts';
import type { Questionnaire } from '../core/questionnaire.ts';
import type { RegistryState } from '../core/registryState.ts';
import { countingRules } from '../questionnaires/countingRules.ts';
import { table1 } from '../questionnaires/reportTables.ts';
import type { AcceptedMail } from './mail.ts';
import type { PublishedQuestionnaire } from './publishedQuestionnaires.ts';
import { countedResponses } from './tableView.ts';

export interface CountedClinic extends Placement {
  readonly responses: readonly CountedResponse[];
  readonly measures: readonly Measure[];
}

/** Counts the questionnaire of the report's tables, in every version of it that was answered. */
export function countedClinic(
  accepted: readonly AcceptedMail[],
  slips: RegistryState['slips'],
  published: readonly PublishedQuestionnaire[],
): CountedClinic {
  const responses = countedResponses(inOrder(accepted), slips);
  const { url } = table1.questionnaire;
  const isAnswered = ({ url: one, version }: Questionnaire) =>
    one === url &&
    responses.some(({ questionnaire }) => questionnaire.url === url && questionnaire.version === version);
  const questionnaires = published.map(({ questionnaire }) => questionnaire).filter(isAnswered);
  return { ...placeResponses(url, responses), responses, measures: measuresOf(questionnaires, countingRules) };
}

function inOrder(accepted: readonly AcceptedMail[]): readonly AcceptedMail[] {
  const keyed = accepted.map((mail) => ({ mail, arrival: `${mail.arrivedOn} ${mail.slot}` }));
  return keyed.sort((left, right) => (left.arrival < right.arrival ? -1 : 1)).map(({ mail }) => mail);
}
