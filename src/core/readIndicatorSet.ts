// Reads an indicator set (JSON beside its questionnaire) and checks it against the questionnaire that it counts.
import type { Indicator, IndicatorSet, YesRule } from './indicator.ts';
import { differentNamesIn, nameIn, refuseOtherNames } from './jsonMembers.ts';
import { JsonReader } from './jsonReader.ts';
import { occasions } from './occasion.ts';
import { Problem } from './problem.ts';
import { type Question, type Questionnaire, questionsOf } from './questionnaire.ts';

const mostIndicators = 200;

/** @throws Problem `indicators-malformed` with `field` */
export function readIndicatorSet(input: unknown): IndicatorSet {
  const reader = new JsonReader(input, 'indicators-malformed');
  refuseOtherNames(reader, ['id', 'occasion', 'questionnaire', 'population', 'indicators']);
  const questionnaire = reader.object('questionnaire');
  refuseOtherNames(questionnaire, ['url', 'versions']);
  const indicators = reader.objects('indicators', 1, mostIndicators).map(readIndicator);
  if (new Set(indicators.map(({ id }) => id)).size !== indicators.length) reader.refuse('indicators');
  return {
    id: nameIn(reader, 'id'),
    occasion: reader.oneOf('occasion', occasions),
    questionnaire: {
      url: nameIn(questionnaire, 'url'),
      versions: differentNamesIn(questionnaire, 'versions', 1, 100),
    },
    population: readPopulation(reader),
    indicators,
  };
}

/**
 * Every indicator must have exactly one question to read in this version, of a type that its rule can read, and every
 * code that it names must be an option there.
 * @throws Problem `indicators-malformed` with the indicator's id as `field`
 */
export function checkIndicatorSet(set: IndicatorSet, questionnaire: Questionnaire): void {
  const { url, versions } = set.questionnaire;
  if (url !== questionnaire.url || !versions.includes(questionnaire.version)) refuse('questionnaire');
  if (set.population !== 'everyone' && questionOf(set.population.item, questionnaire)?.type !== 'boolean') {
    refuse('population');
  }
  for (const { id, item, yes } of set.indicators) {
    const question = questionOf(item, questionnaire);
    if (question === undefined || !canRead(yes, question)) refuse(id);
  }
}

function canRead(rule: YesRule, question: Question): boolean {
  if (rule.kind === 'is') return question.type === 'boolean';
  if (rule.kind === 'one-of')
    return rule.codes.every((code) => question.options.some((option) => option.code === code));
  // A cut-off that no option reaches, or that every option reaches, counts nothing: it is a mistake.
  const reached = question.options.filter(({ ordinal }) => ordinal !== undefined && ordinal >= rule.value).length;
  return question.ordered && reached > 0 && reached < question.options.length;
}

function questionOf(code: string, questionnaire: Questionnaire): Question | undefined {
  const [question, second] = questionsOf(questionnaire).filter((candidate) => candidate.code === code);
  return second === undefined ? question : undefined;
}

function readPopulation(reader: JsonReader): IndicatorSet['population'] {
  if (reader.any('population') === 'everyone') return 'everyone';
  const population = reader.object('population');
  refuseOtherNames(population, ['item', 'is']);
  if (population.any('is') !== true) population.refuse('population');
  return { item: nameIn(population, 'item'), is: true };
}

function readIndicator(reader: JsonReader): Indicator {
  refuseOtherNames(reader, ['id', 'item', 'yes']);
  return {
    id: nameIn(reader, 'id'),
    item: nameIn(reader, 'item'),
    yes: readYesRule(reader.object('yes')),
  };
}

function readYesRule(reader: JsonReader): YesRule {
  const kind = reader.oneOf('kind', ['is', 'one-of', 'ordinal-at-least'] as const);
  refuseOtherNames(reader, ['kind', kind === 'one-of' ? 'codes' : 'value']);
  if (kind === 'one-of') return { kind, codes: differentNamesIn(reader, 'codes', 1, mostIndicators) };
  const value = reader.any('value');
  if (kind === 'is') return typeof value === 'boolean' ? { kind, value } : reader.refuse('value');
  return typeof value === 'number' && Number.isFinite(value) ? { kind, value } : reader.refuse('value');
}

function refuse(field: string): never {
  throw new Problem('indicators-malformed', { field });
}
