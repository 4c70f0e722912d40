import { describe, expect, it } from 'vitest';
import { exportVariables } from '../../src/core/exportVariable.ts';
import { spssSyntax } from '../../src/core/spssSyntax.ts';
import { exportChoices, exportWords, reportExport } from '../support/exportedPeople.ts';
import { selfRating } from '../support/selfRating.ts';
import { questionnaireOf, yesNo } from './questionnaireBuilder.ts';

// That a statistics program reads it is shown in test/full/statisticsProgram.test.ts.
const set = reportExport(selfRating());

function syntaxWith(text: string): string {
  const variables = exportVariables({
    ...exportChoices(),
    questionnaires: [questionnaireOf([yesNo('partner', { text })])],
  });
  return spssSyntax({ ...set, variables }, exportWords, 'swedish', 'export-wide.csv');
}

describe('SPSS syntax', () => {
  it('has no line that a program would cut', () => {
    const long = syntaxWith(`${'ord '.repeat(200)}'`);
    for (const line of long.split('\n')) expect(line.length).toBeLessThanOrEqual(200);
    expect(long).toContain("' +\n    '");
  });

  it.each([
    ["it's", "'at start: it''s'."],
    ['two\nlines', "'at start: two lines'."],
    ["'. ERASE FILE='x", "'at start: ''. ERASE FILE=''x'."],
    ['a\u202eb', "'at start: a⟨U+202E⟩b'."],
  ])('keeps the label %j inside its quotation marks', (text, literal) => {
    expect(syntaxWith(text)).toContain(`VARIABLE LABELS start_partner\n    ${literal}\n`);
  });

  it('names the form of the file that it reads', () => {
    expect(spssSyntax(set, exportWords, 'swedish', 'x.csv')).toContain('SET DECIMAL=COMMA.');
    expect(spssSyntax(set, exportWords, 'international', 'x.csv')).toContain('/DELIMITERS=","');
  });
});
