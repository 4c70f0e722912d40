// Questionnaires that other people wrote. They lie outside the project, for they have owners of their own: in
// `shared/conformance` beside the clone, or in the folder that QUESTIONNAIRE_SAMPLES names.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/core/problem.ts';
import { questionsOf } from '../../src/core/questionnaire.ts';
import { type RefusalReason, refusalReasons } from '../../src/core/questionnaireRefusal.ts';
import { readQuestionnaire } from '../../src/core/readQuestionnaire.ts';
import { scenario } from '../scenario/scenarioDriver.ts';

const folder =
  process.env['QUESTIONNAIRE_SAMPLES'] ?? fileURLToPath(new URL('../../../shared/conformance', import.meta.url));
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

function refusalOf(input: unknown): { linkId?: unknown; reason?: unknown; element?: unknown } | undefined {
  try {
    readQuestionnaire(input);
  } catch (error) {
    if (error instanceof Problem && error.code === 'questionnaire-refused') return error.detail;
    throw error;
  }
  return undefined;
}

describe.skipIf(files.length === 0)('questionnaires that other people wrote', () => {
  test.each(files)('%s is loaded and answered to its end, or refused with linkId and reason', (file) => {
    const input = read(file);
    const refusal = refusalOf(input);
    if (refusal === undefined) {
      const questionnaire = readQuestionnaire(input);
      expect(questionsOf(questionnaire).length).toBeGreaterThan(0);
      scenario(questionnaire).begins().answersTheRest();
    } else {
      expect(typeof refusal.linkId).toBe('string');
      expect(refusalReasons).toContain(refusal.reason);
    }
  });

  const expected: Readonly<Record<string, { linkId: string; reason: RefusalReason } | undefined>> = {
    'argonaut-phq9-ish.json': { linkId: 'g1.q1', reason: 'answer-value-set' },
    'behavior_skip_logic.json': undefined,
    'component_multi_select_choice.json': undefined,
    'component_slider.json': { linkId: '1', reason: 'unsupported-extension' },
    'enableWhen-reference-loop.json': { linkId: 'item1', reason: 'initial-value' },
    'enableWhen-test.json': { linkId: 'Q5', reason: 'unsupported-item-type' },
    'who-audit.json': { linkId: '', reason: 'unsupported-extension' },
  };
  const known = Object.entries(expected).filter(([file]) => files.includes(file));
  test.runIf(known.length > 0).each(known)('%s gives %o', (file, refusal) => {
    const found = refusalOf(read(file));
    if (refusal === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(refusal);
  });

  test.runIf(files.includes('enableWhen-reference-loop.json'))('the loop is refused as a loop, too', () => {
    const { item, ...rest } = read('enableWhen-reference-loop.json') as { item: Record<string, unknown>[] };
    const withoutInitial = item.map(({ initial: _, ...kept }) => kept);
    expect(refusalOf({ ...rest, item: withoutInitial })).toEqual({ linkId: 'item1', reason: 'condition-loop' });
  });
});
