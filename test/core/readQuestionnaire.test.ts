import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/core/problem.ts';
import { isQuestion, itemsOf, questionByLinkId, questionsOf, sectionOf } from '../../src/core/questionnaire.ts';
import { readQuestionnaire } from '../../src/core/readQuestionnaire.ts';
import {
  choice,
  type FhirJson,
  fhirQuestionnaire,
  group,
  help,
  hidden,
  item,
  option,
  questionnaireOf,
  translated,
  when,
  whenChosen,
  whenYes,
  yesNo,
} from './questionnaireBuilder.ts';

const standard = 'http://hl7.org/fhir/StructureDefinition/';
const control = (code: string) => ({
  url: `${standard}questionnaire-itemControl`,
  valueCodeableConcept: { coding: [{ code }] },
});

describe('readQuestionnaire', () => {
  test('reads identity, texts, languages and every item in document order', () => {
    const questionnaire = questionnaireOf(
      [
        group('g', [yesNo('a', translated('text', 'Har du barn?', { en: 'Do you have children?' }))], {
          ...translated('text', 'Om dig', { en: 'About you' }),
        }),
      ],
      { ...translated('title', 'Titel', { en: 'Title' }), ...translated('description', 'Om', { en: 'About' }) },
    );
    expect(questionnaire).toMatchObject({
      url: 'urn:uuid:0e7d2a4e-6b1f-4a57-8f0a-0d8f3c1b2a90',
      version: '1.0.0',
      id: 'test-scale',
      title: { sv: 'Titel', en: 'Title' },
      description: { sv: 'Om', en: 'About' },
      languages: ['sv', 'en'],
    });
    expect(itemsOf(questionnaire).map(({ linkId }) => linkId)).toEqual(['g', 'a']);
    expect(questionByLinkId(questionnaire, 'a')?.text).toEqual({ sv: 'Har du barn?', en: 'Do you have children?' });
    expect(sectionOf(questionnaire, 'a')?.linkId).toBe('g');
    expect(sectionOf(questionnaire, 'g')).toBeUndefined();
  });

  test('falls back to the id where there is no name, and says und where no language is told', () => {
    const questionnaire = readQuestionnaire({ resourceType: 'Questionnaire', id: 'short', item: [yesNo('a')] });
    expect(questionnaire).toMatchObject({ id: 'short', url: '', version: '', languages: ['und'], title: {} });
  });

  test('takes the ordinal from the option or from its Coding, and calls the question ordered', () => {
    const onCoding = { code: 'b', display: 'B', extension: [{ url: `${standard}ordinalValue`, valueDecimal: 2.5 }] };
    const questionnaire = questionnaireOf([
      item('choice', 'a', { answerOption: [option('a', { ordinal: 1 }), { valueCoding: onCoding }] }),
      choice('b', ['x', 'y']),
    ]);
    const [scored, plain] = questionsOf(questionnaire);
    expect(scored).toMatchObject({ ordered: true, options: [{ ordinal: 1 }, { ordinal: 2.5 }] });
    expect(plain?.ordered).toBe(false);
  });

  test('reads repeats, required, maxLength, hidden, control, prefix, code and exclusive options', () => {
    const questionnaire = questionnaireOf([
      item('open-choice', 'a', {
        prefix: '1.',
        code: [{ code: 'meaning' }],
        repeats: true,
        required: true,
        maxLength: 80,
        answerOption: [option('x'), option('none', { exclusive: true })],
        extension: [control('check-box')],
      }),
      yesNo('b', hidden),
    ]);
    expect(questionByLinkId(questionnaire, 'a')).toMatchObject({
      prefix: { sv: '1.' },
      code: 'meaning',
      repeats: true,
      required: true,
      maxLength: 80,
      itemControl: 'check-box',
      options: [{ code: 'x' }, { code: 'none', exclusive: true }],
    });
    expect(questionByLinkId(questionnaire, 'b')?.hidden).toBe(true);
  });

  test('takes a nested help display as the help text of its parent, not as an item', () => {
    const questionnaire = questionnaireOf([
      yesNo('a', { item: [help('a-help', 'Massage räknas.'), item('display', 'd')] }),
    ]);
    expect(questionByLinkId(questionnaire, 'a')?.help).toEqual({ sv: 'Massage räknas.' });
    expect(itemsOf(questionnaire).map(({ linkId }) => linkId)).toEqual(['a', 'd']);
  });

  test('reads conditions of every operator and answer type', () => {
    const questionnaire = questionnaireOf([
      yesNo('boolean'),
      item('integer', 'integer'),
      item('decimal', 'decimal'),
      item('date', 'date'),
      item('string', 'string'),
      choice('choice', ['x']),
      yesNo('last', {
        enableBehavior: 'any',
        enableWhen: [
          when('boolean', 'exists', { answerBoolean: false }),
          when('boolean', '=', { answerBoolean: true }),
          when('integer', '>', { answerInteger: 1 }),
          when('decimal', '<=', { answerDecimal: 1.5 }),
          when('date', '>=', { answerDate: '2024-02-29' }),
          when('date', '<', { answerDate: '2026-01-01' }),
          when('string', '!=', { answerString: 'Ja' }),
          when('choice', '=', { answerCoding: { code: 'x' } }),
        ],
      }),
    ]);
    expect(questionByLinkId(questionnaire, 'last')).toMatchObject({
      enableBehavior: 'any',
      enableWhen: [
        { question: 'boolean', operator: 'exists', answer: false },
        { question: 'boolean', operator: '=', answer: true },
        { question: 'integer', operator: '>', answer: 1 },
        { question: 'decimal', operator: '<=', answer: 1.5 },
        { question: 'date', operator: '>=', answer: '2024-02-29' },
        { question: 'date', operator: '<', answer: '2026-01-01' },
        { question: 'string', operator: '!=', answer: 'Ja' },
        { question: 'choice', operator: '=', answer: 'x' },
      ],
    });
  });

  test('accepts what changes nothing of what is asked', () => {
    const harmless = {
      id: 'x',
      meta: { profile: ['p'] },
      publisher: 'Somebody',
      contact: [{ name: 'n' }],
      subjectType: ['Patient'],
      extension: [{ url: `${standard}designNote`, valueMarkdown: 'Note' }],
    };
    const dressed = yesNo('a', {
      readOnly: false,
      definition: 'http://example.org/definition',
      _text: {
        extension: [
          { url: `${standard}rendering-style`, valueString: 'color: red' },
          { url: `${standard}rendering-markdown`, valueMarkdown: '**Text** a' },
          { url: `${standard}rendering-xhtml`, valueString: '<div>Text <b>a</b></div>' },
        ],
      },
    });
    expect(itemsOf(questionnaireOf([dressed], harmless)).every(isQuestion)).toBe(true);
  });

  const base = (members: FhirJson) => [yesNo('first'), choice('many', ['x', 'y']), yesNo('a', members)];
  const refusals: readonly (readonly [what: string, linkId: string, reason: string, items: readonly FhirJson[]])[] = [
    ['no items', '', 'no-items', []],
    ['an item without linkId', 'g', 'missing-linkid', [group('g', [{ type: 'boolean', text: 'T' }])]],
    ['a blank linkId', '', 'missing-linkid', [yesNo(' ')]],
    ['a linkId with a control character', '', 'malformed', [yesNo('a\u0007')]],
    ['a linkId used twice', 'first', 'duplicate-linkid', [yesNo('first'), group('g', [yesNo('first')])]],
    ['a linkId used twice, once by a help text', 'a', 'duplicate-linkid', [yesNo('a', { item: [help('a', 'H')] })]],
    ['an unknown item type', 'a', 'unsupported-item-type', [item('quantity', 'a')]],
    ['no item type', 'a', 'unsupported-item-type', [{ linkId: 'a', text: 'T' }]],
    ['a question without text', 'a', 'missing-text', [{ linkId: 'a', type: 'boolean' }]],
    ['a text that exists only beside itself', 'a', 'missing-text', [{ linkId: 'a', type: 'boolean', _text: {} }]],
    ['a blank text', 'a', 'malformed', [yesNo('a', { text: '  ' })]],
    ['an unknown element', 'a', 'unsupported-element', base({ surprise: 1 })],
    ['a modifier extension', 'a', 'modifier-extension', base({ modifierExtension: [] })],
    ['an unknown extension', 'a', 'unsupported-extension', base({ extension: [{ url: 'http://x.org/y' }] })],
    ['an extension without url', 'a', 'malformed', base({ extension: [{ valueBoolean: true }] })],
    [
      'a calculated expression',
      'a',
      'unsupported-extension',
      base({
        extension: [{ url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression' }],
      }),
    ],
    [
      'an enableWhen expression',
      'a',
      'unsupported-extension',
      base({
        extension: [{ url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression' }],
      }),
    ],
    [
      'an initial expression',
      'a',
      'unsupported-extension',
      base({
        extension: [{ url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression' }],
      }),
    ],
    ['a minimum', 'a', 'unsupported-extension', base({ extension: [{ url: `${standard}minValue`, valueInteger: 1 }] })],
    ['a slider', 'a', 'unsupported-item-control', [item('integer', 'a', { extension: [control('slider')] })]],
    [
      'a control without a code',
      'a',
      'unsupported-item-control',
      base({ extension: [{ url: `${standard}questionnaire-itemControl`, valueCodeableConcept: { text: 'wheel' } }] }),
    ],
    [
      'a radio button that is no question',
      'd',
      'unsupported-item-control',
      [item('display', 'd', { extension: [control('radio-button')] })],
    ],
    ['hiding without yes or no', 'a', 'malformed', base({ extension: [{ url: `${standard}questionnaire-hidden` }] })],
    ['hiding said twice', 'a', 'malformed', base({ extension: [...hidden.extension, ...hidden.extension] })],
    ['a help text that hangs nowhere', 'a', 'help-out-of-place', [help('a', 'H')]],
    ['two help texts', 'a', 'duplicate-help', [yesNo('a', { item: [help('b', 'H'), help('c', 'H')] })]],
    [
      'a help text with a condition',
      'h',
      'unsupported-element',
      [yesNo('a', { item: [help('h', 'H', { enableWhen: [] })] })],
    ],
    ['an initial value', 'a', 'initial-value', base({ initial: [{ valueBoolean: true }] })],
    ['a read-only question', 'a', 'unsupported-element', base({ readOnly: true })],
    ['a value set', 'c', 'answer-value-set', [item('choice', 'c', { answerValueSet: '#v' })]],
    ['a choice without options', 'c', 'no-options', [item('choice', 'c')]],
    ['options on a yes/no question', 'a', 'options-not-for-this-type', base({ answerOption: [option('x')] })],
    [
      'an option that is no Coding',
      'c',
      'unsupported-option-type',
      [item('choice', 'c', { answerOption: [{ valueString: 'x' }] })],
    ],
    [
      'an option chosen beforehand',
      'c',
      'initial-value',
      [item('choice', 'c', { answerOption: [{ ...option('x'), initialSelected: true }] })],
    ],
    ['an option twice', 'c', 'duplicate-option', [choice('c', ['x', 'x'])]],
    [
      'an option without display',
      'c',
      'missing-text',
      [item('choice', 'c', { answerOption: [{ valueCoding: { code: 'x' } }] })],
    ],
    [
      'an option without code',
      'c',
      'malformed',
      [item('choice', 'c', { answerOption: [{ valueCoding: { display: 'x' } }] })],
    ],
    ['an option whose code begins with a space', 'c', 'malformed', [choice('c', [' x'])]],
    [
      'an ordinal on some options only',
      'c',
      'mixed-ordinals',
      [item('choice', 'c', { answerOption: [option('x', { ordinal: 1 }), option('y')] })],
    ],
    [
      'an ordinal that is no number',
      'c',
      'malformed',
      [
        item('choice', 'c', {
          answerOption: [{ ...option('x'), extension: [{ url: `${standard}ordinalValue`, valueDecimal: '1' }] }],
        }),
      ],
    ],
    ['a repeating yes/no question', 'a', 'repeats-not-for-this-type', base({ repeats: true })],
    ['a repeating group', 'g', 'repeats-not-for-this-type', [group('g', [yesNo('a')], { repeats: true })]],
    ['a length limit on a yes/no question', 'a', 'max-length-not-for-this-type', base({ maxLength: 5 })],
    ['a length limit of nothing', 's', 'malformed', [item('string', 's', { maxLength: 0 })]],
    ['a required flag that is a string', 'a', 'malformed', base({ required: 'true' })],
    ['a display with questions inside', 'd', 'unsupported-element', [item('display', 'd', { item: [yesNo('a')] })]],
    [
      'two conditions without a word on how they combine',
      'a',
      'condition-behavior-missing',
      base({ enableWhen: [whenYes('first'), whenChosen('many', 'x')] }),
    ],
    [
      'an unknown way to combine conditions',
      'a',
      'malformed',
      base({ enableBehavior: 'some', enableWhen: [whenYes('first')] }),
    ],
    ['a condition on nobody', 'a', 'condition-question-missing', base({ enableWhen: [whenYes('nobody')] })],
    [
      'a condition on a group',
      'a',
      'condition-on-no-question',
      [group('g', [yesNo('b')]), yesNo('a', { enableWhen: [whenYes('g')] })],
    ],
    ['a condition on itself', 'a', 'condition-on-itself', base({ enableWhen: [whenYes('a')] })],
    [
      'a condition on its own descendant',
      'g',
      'condition-on-descendant',
      [group('g', [group('h', [yesNo('a')])], { enableWhen: [whenYes('a')] })],
    ],
    [
      'an unknown operator',
      'a',
      'condition-operator-unknown',
      base({ enableWhen: [when('first', '~', { answerBoolean: true })] }),
    ],
    ['a condition without answer', 'a', 'malformed', base({ enableWhen: [when('first', '=', {})] })],
    [
      'a condition with two answers',
      'a',
      'malformed',
      base({ enableWhen: [when('first', '=', { answerBoolean: true, answerInteger: 1 })] }),
    ],
    [
      'exists with a string for a boolean',
      'a',
      'condition-answer-type',
      base({ enableWhen: [when('first', 'exists', { answerBoolean: 'true' })] }),
    ],
    [
      'exists with an integer',
      'a',
      'condition-answer-type',
      base({ enableWhen: [when('first', 'exists', { answerInteger: 1 })] }),
    ],
    [
      'a Coding asked of a yes/no question',
      'a',
      'condition-answer-type',
      base({ enableWhen: [whenChosen('first', 'x')] }),
    ],
    ['a boolean asked of a choice', 'a', 'condition-answer-type', base({ enableWhen: [whenYes('many')] })],
    ['an option that is not there', 'a', 'condition-option-unknown', base({ enableWhen: [whenChosen('many', 'z')] })],
    [
      'an option of another system',
      'a',
      'condition-option-unknown',
      base({ enableWhen: [when('many', '=', { answerCoding: { code: 'x', system: 's' } })] }),
    ],
    [
      'an order among the options of a choice',
      'a',
      'condition-operator-not-for-this-type',
      base({ enableWhen: [when('many', '>', { answerCoding: { code: 'x' } })] }),
    ],
    [
      'an order of yes and no',
      'a',
      'condition-operator-not-for-this-type',
      base({ enableWhen: [when('first', '<', { answerBoolean: true })] }),
    ],
    [
      'a day that does not exist',
      'a',
      'condition-answer-type',
      [item('date', 'd'), yesNo('a', { enableWhen: [when('d', '=', { answerDate: '2023-02-29' })] })],
    ],
    [
      'an answer type that is not supported',
      'a',
      'unsupported-element',
      base({ enableWhen: [when('first', '=', { answerTime: '10:00:00' })] }),
    ],
    [
      'a loop of three',
      'a',
      'condition-loop',
      [
        yesNo('a', { enableWhen: [whenYes('c')] }),
        yesNo('b', { enableWhen: [whenYes('a')] }),
        yesNo('c', { enableWhen: [whenYes('b')] }),
      ],
    ],
    [
      'a loop through a group: its member decides on another, and that one on the group',
      'g',
      'condition-loop',
      [group('g', [yesNo('a')], { enableWhen: [whenYes('b')] }), yesNo('b', { enableWhen: [whenYes('a')] })],
    ],
    [
      'a text that one language lacks',
      'b',
      'translation-missing',
      [yesNo('a', translated('text', 'S', { en: 'E' })), yesNo('b')],
    ],
    [
      'an option that one language lacks',
      'c',
      'translation-missing',
      [choice('c', ['x'], translated('text', 'S', { en: 'E' }))],
    ],
    ['a translation given twice', 'a', 'translation-twice', [yesNo('a', translated('text', 'S', { sv: 'S' }))]],
    ['a translation into no language', 'a', 'malformed', [yesNo('a', translated('text', 'S', { '': 'E' }))]],
    ['a translation without content', 'a', 'malformed', [yesNo('a', translated('text', 'S', { en: '' }))]],
    [
      'a rendering that says something else',
      'a',
      'rendering-says-something-else',
      [
        yesNo('a', {
          _text: { extension: [{ url: `${standard}rendering-xhtml`, valueString: '<b>Other words</b>' }] },
        }),
      ],
    ],
    [
      'groups too deep to follow',
      'g11',
      'too-deep',
      [
        Array.from({ length: 13 }, (_, index) => 12 - index).reduce<FhirJson>(
          (inner, level) => group(`g${level}`, [inner]),
          yesNo('a'),
        ),
      ],
    ],
  ];
  test.each(refusals)('refuses %s', (_, linkId, reason, items) => {
    const read = () => readQuestionnaire(fhirQuestionnaire(items));
    expect(read).toThrow(Problem);
    expect(refusalOf(read)).toMatchObject({ linkId, reason });
  });

  test.each([
    ['nothing', undefined, 'not-a-questionnaire'],
    ['a list', [], 'not-a-questionnaire'],
    ['another resource', { resourceType: 'Patient' }, 'not-a-questionnaire'],
    ['items that are no list', fhirQuestionnaire([], { item: {} }), 'malformed'],
    ['an item that is no object', fhirQuestionnaire([], { item: [1] }), 'malformed'],
    ['implicit rules', fhirQuestionnaire([yesNo('a')], { implicitRules: 'x' }), 'unsupported-element'],
    [
      'an expression library',
      fhirQuestionnaire([yesNo('a')], { extension: [{ url: `${standard}cqf-library` }] }),
      'unsupported-extension',
    ],
    ['a language that is none', fhirQuestionnaire([yesNo('a')], { language: 'på svenska' }), 'malformed'],
    ['a version that is a number', fhirQuestionnaire([yesNo('a')], { version: 1 }), 'malformed'],
  ])('refuses %s at the top', (_, input, reason) => {
    expect(refusalOf(() => readQuestionnaire(input))).toMatchObject({ linkId: '', reason });
  });
});

function refusalOf(read: () => unknown): unknown {
  try {
    read();
  } catch (error) {
    return error instanceof Problem && error.code === 'questionnaire-refused' ? error.detail : error;
  }
  return 'accepted';
}
