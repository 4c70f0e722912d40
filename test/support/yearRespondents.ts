// Twenty-nine people of one year, as the report has them: 18 at start only, 3 at start and end, 1 at all three, 5 at end
// and follow-up, 2 at the follow-up only. Start and end are those of the report's tables; the follow-up is written here.
import type { Questionnaire } from '../../src/core/questionnaire.ts';
import { columnResponse, type ReportResponse, reportResponses } from './reportRespondents.ts';

export interface YearResponse extends ReportResponse {
  /** Number of the person's first slip: 1–29. */
  readonly number: number;
}

/** By first slip. The report's P01–P03 are at start and end, P04 at all three, P23–P27 at end and follow-up. */
const followUpPeople = [4, 23, 24, 25, 26, 27, 28, 29];

/** One symbol a person, in the order above; as in the report's columns. */
const followUpColumns = {
  'bought-ever': 'yyyyyyyy',
  'bought-last': '11213112',
  'destructive-behaviour': '23212132',
  'destructive-thoughts': '3221211-',
  'destructive-relationships': '22131232',
  guilt: '22112132',
  shame: '33221423',
  'well-being': '22114231',
  'help-received': '45545454',
  'met-respect': '55545455',
  refrained: '454x5344',
} as const;

export function yearResponses(questionnaire: Questionnaire): readonly YearResponse[] {
  const report = reportResponses(questionnaire)
    .filter(({ isInTable }) => isInTable)
    .map((response): YearResponse => ({ ...response, number: Number(response.person.slice(1)) }));
  const followUp = followUpPeople.map((number, index): YearResponse => {
    const response = columnResponse(questionnaire, 'follow-up-6m', followUpColumns, number, index);
    return { ...response, isInTable: true, number };
  });
  return [...report, ...followUp];
}
