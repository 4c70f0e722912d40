// Small FHIR Questionnaires for tests, as JSON: every one goes through the reader.
import fc from 'fast-check';
import type { Answer, Answers, AnswerValue } from '../../src/core/answers.ts';
import { type Question, type Questionnaire, questionsOf } from '../../src/core/questionnaire.ts';
import { readQuestionnaire } from '../../src/core/readQuestionnaire.ts';

/** Short texts of the characters that break parsers. */
export const arbitraryJunk: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...'{}[],:"\\/09eE+-.tfnu _',
      '\u0000',
      '\u007f',
      'å',
      '€',
      '𝄞',
      '\ud800',
      '\udc00',
      '\ufeff',
      '__proto__',
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

export type FhirJson = Record<string, unknown>;

const standard = 'http://hl7.org/fhir/StructureDefinition/';

export function fhirQuestionnaire(items: readonly FhirJson[], members: FhirJson = {}): FhirJson {
  return {
    resourceType: 'Questionnaire',
    url: 'urn:uuid:0e7d2a4e-6b1f-4a57-8f0a-0d8f3c1b2a90',
    version: '1.0.0',
    name: 'test-scale',
    language: 'sv',
    status: 'active',
    item: items,
    ...members,
  };
}

export function questionnaireOf(items: readonly FhirJson[], members: FhirJson = {}): Questionnaire {
  return readQuestionnaire(fhirQuestionnaire(items, members));
}

export function item(type: string, linkId: string, members: FhirJson = {}): FhirJson {
  return { linkId, type, text: `Text ${linkId}`, ...members };
}

export const yesNo = (linkId: string, members: FhirJson = {}): FhirJson => item('boolean', linkId, members);

export const group = (linkId: string, items: readonly FhirJson[], members: FhirJson = {}): FhirJson =>
  item('group', linkId, { item: items, ...members });

export function choice(linkId: string, codes: readonly string[], members: FhirJson = {}): FhirJson {
  return item('choice', linkId, { answerOption: codes.map((code) => option(code)), ...members });
}

/** A choice whose options `o1`, `o2`, … carry the ordinals 1, 2, … */
export function scale(linkId: string, points: number, members: FhirJson = {}): FhirJson {
  const options = Array.from({ length: points }, (_, index) => option(`o${index + 1}`, { ordinal: index + 1 }));
  return item('choice', linkId, { answerOption: options, ...members });
}

export function option(code: string, { ordinal, exclusive }: { ordinal?: number; exclusive?: boolean } = {}): FhirJson {
  const extension = [
    ...(ordinal === undefined ? [] : [{ url: `${standard}ordinalValue`, valueDecimal: ordinal }]),
    ...(exclusive === undefined ? [] : [{ url: `${standard}questionnaire-optionExclusive`, valueBoolean: exclusive }]),
  ];
  const coding = { valueCoding: { code, display: `Option ${code}` } };
  return extension.length === 0 ? coding : { ...coding, extension };
}

export function when(question: string, operator: string, answer: FhirJson): FhirJson {
  return { question, operator, ...answer };
}

export const whenYes = (question: string): FhirJson => when(question, '=', { answerBoolean: true });
export const whenChosen = (question: string, code: string): FhirJson => when(question, '=', { answerCoding: { code } });

export const hidden = { extension: [{ url: `${standard}questionnaire-hidden`, valueBoolean: true }] };

export function translated(name: string, base: string, translations: Readonly<Record<string, string>>): FhirJson {
  const extension = Object.entries(translations).map(([lang, content]) => ({
    url: `${standard}translation`,
    extension: [
      { url: 'lang', valueCode: lang },
      { url: 'content', valueString: content },
    ],
  }));
  return { [name]: base, [`_${name}`]: { extension } };
}

export function help(linkId: string, text: string, members: FhirJson = {}): FhirJson {
  const coding = [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code: 'help' }];
  const extension = [{ url: `${standard}questionnaire-itemControl`, valueCodeableConcept: { coding } }];
  return { linkId, type: 'display', text, extension, ...members };
}

/** Answers in one language, from plain values. */
export function answersOf(values: Readonly<Record<string, AnswerValue | 'declined!'>>, lang = 'sv'): Answers {
  const answers = Object.entries(values).map(([linkId, value]): Answer => {
    return value === 'declined!' ? { linkId, lang, declined: true } : { linkId, lang, value };
  });
  return new Map(answers.map((answer) => [answer.linkId, answer]));
}

const freeTexts = ['Ja', 'Å "ö"\nrad', '𝄞 sång', '-'].map((text) => ({ text }));

/** Any value that the question takes. */
export function arbitraryValue(question: Question): fc.Arbitrary<AnswerValue> {
  const codes = question.options.map(({ code }) => code);
  switch (question.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: -3, max: 3 });
    case 'decimal':
      return fc.constantFrom(-1.5, 0, 0.5, 2);
    case 'date':
      return fc.constantFrom('1969-12-31', '2024-02-29', '2026-01-01');
    case 'string':
      return fc.constantFrom(...freeTexts.filter(({ text }) => !text.includes('\n')));
    case 'text':
      return fc.constantFrom(...freeTexts);
    case 'choice':
      return question.repeats ? fc.shuffledSubarray(codes, { minLength: 1 }) : fc.constantFrom(...codes);
    case 'open-choice':
      return question.repeats
        ? fc.shuffledSubarray<string | { text: string }>([...codes, { text: 'Annat' }], { minLength: 1 })
        : fc.constantFrom<AnswerValue>(...codes, { text: 'Annat' });
  }
}

/** Any answers at all, to questions of every branch: skipped, declined or answered. */
export function arbitraryAnswers(questionnaire: Questionnaire): fc.Arbitrary<Answers> {
  const entries = questionsOf(questionnaire).map((question) =>
    fc.oneof(
      { weight: 1, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constant<Answer>({ linkId: question.linkId, lang: 'sv', declined: true }) },
      {
        weight: 4,
        arbitrary: arbitraryValue(question).map((value): Answer => ({ linkId: question.linkId, lang: 'sv', value })),
      },
    ),
  );
  return fc.tuple(...entries).map((found) => {
    const given = found.filter((answer) => answer !== undefined);
    return new Map(given.map((answer) => [answer.linkId, answer]));
  });
}

const kinds: readonly ((linkId: string) => FhirJson)[] = [
  (linkId) => yesNo(linkId),
  (linkId) => choice(linkId, ['a', 'b', 'c']),
  (linkId) => choice(linkId, ['a', 'b', 'c'], { repeats: true }),
  (linkId) => item('open-choice', linkId, { repeats: true, answerOption: [option('a'), option('b')] }),
  (linkId) => item('integer', linkId),
  (linkId) => item('decimal', linkId),
  (linkId) => item('date', linkId),
  (linkId) => item('string', linkId),
  (linkId) => item('text', linkId),
  (linkId) => group(linkId, []),
];

const conditionAnswers: Readonly<Record<string, readonly FhirJson[]>> = {
  boolean: [{ answerBoolean: true }, { answerBoolean: false }],
  choice: ['a', 'b', 'c'].map((code) => ({ answerCoding: { code } })),
  'open-choice': ['a', 'b'].map((code) => ({ answerCoding: { code } })),
  integer: [{ answerInteger: 0 }, { answerInteger: 2 }],
  decimal: [{ answerDecimal: 0 }, { answerDecimal: 0.5 }],
  date: [{ answerDate: '2024-02-29' }],
  string: [{ answerString: 'Ja' }],
  text: [{ answerString: 'Ja' }],
};

interface Sketch {
  readonly kind: number;
  readonly parent: number;
  readonly behavior: 'all' | 'any';
  readonly conditions: readonly { readonly on: number; readonly operator: string; readonly pick: number }[];
}

/** Questionnaires of any shape and branching: conditions point forwards and backwards, into groups and out of them. */
export const arbitraryQuestionnaire: fc.Arbitrary<Questionnaire> = fc
  .array(
    fc.record<Sketch>({
      kind: fc.nat({ max: kinds.length - 1 }),
      parent: fc.nat({ max: 20 }),
      behavior: fc.constantFrom('all', 'any'),
      conditions: fc.array(
        fc.record({
          on: fc.nat({ max: 20 }),
          operator: fc.constantFrom('exists', '=', '!=', '>', '<', '>=', '<='),
          pick: fc.nat({ max: 5 }),
        }),
        { maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map(fromSketches);

function fromSketches(sketches: readonly Sketch[]): Questionnaire {
  const items = sketches.map((sketch, index) => kinds[sketch.kind]?.(`q${index}`) ?? yesNo(`q${index}`));
  const top: FhirJson[] = [];
  items.forEach((entry, index) => {
    // Every other item goes under an earlier one.
    const parent = index % 2 === 1 ? items[(sketches[index]?.parent ?? 0) % index] : undefined;
    if (parent === undefined) top.push(entry);
    else parent['item'] = [...((parent['item'] as FhirJson[] | undefined) ?? []), entry];
  });
  let accepted = questionnaireOf(top);
  sketches.forEach((sketch, index) => {
    const entry = items[index] ?? {};
    entry['enableBehavior'] = sketch.behavior;
    for (const { on, operator, pick } of sketch.conditions) {
      const target = items[on % items.length] ?? {};
      const answers = conditionAnswers[String(target['type'])] ?? [];
      const answer = operator === 'exists' ? { answerBoolean: pick % 2 === 0 } : answers[pick % (answers.length || 1)];
      if (answer === undefined) continue;
      const before = entry['enableWhen'];
      entry['enableWhen'] = [
        ...((before as FhirJson[] | undefined) ?? []),
        when(`q${on % items.length}`, operator, answer),
      ];
      try {
        accepted = questionnaireOf(top);
      } catch {
        // The reader refuses this one (a loop, an operator that the type does not know): go on without it.
        if (before === undefined) delete entry['enableWhen'];
        else entry['enableWhen'] = before;
      }
    }
  });
  return accepted;
}
