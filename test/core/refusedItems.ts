// Items that the reader refuses, each with the linkId and the reason that it must name.
import { choice, type FhirJson, group, help, hidden, item, option, yesNo } from './questionnaireBuilder.ts';

const standard = 'http://hl7.org/fhir/StructureDefinition/';
const control = (code: string) => ({
  url: `${standard}questionnaire-itemControl`,
  valueCodeableConcept: { coding: [{ code }] },
});

/** What is wrong, the linkId and the reason told, and the questionnaire's items. */
export type RefusedItems = readonly [what: string, linkId: string, reason: string, items: readonly FhirJson[]];

/** The fault is in the last of three items. */
export const itemsAround = (members: FhirJson) => [yesNo('first'), choice('many', ['x', 'y']), yesNo('a', members)];

export const refusedItems: readonly RefusedItems[] = [
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
  ['an unknown element', 'a', 'unsupported-element', itemsAround({ surprise: 1 })],
  ['a modifier extension', 'a', 'modifier-extension', itemsAround({ modifierExtension: [] })],
  ['an unknown extension', 'a', 'unsupported-extension', itemsAround({ extension: [{ url: 'http://x.org/y' }] })],
  ['an extension without url', 'a', 'malformed', itemsAround({ extension: [{ valueBoolean: true }] })],
  [
    'a calculated expression',
    'a',
    'unsupported-extension',
    itemsAround({
      extension: [{ url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression' }],
    }),
  ],
  [
    'an enableWhen expression',
    'a',
    'unsupported-extension',
    itemsAround({
      extension: [{ url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression' }],
    }),
  ],
  [
    'an initial expression',
    'a',
    'unsupported-extension',
    itemsAround({
      extension: [{ url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression' }],
    }),
  ],
  [
    'a minimum',
    'a',
    'unsupported-extension',
    itemsAround({ extension: [{ url: `${standard}minValue`, valueInteger: 1 }] }),
  ],
  ['a slider', 'a', 'unsupported-item-control', [item('integer', 'a', { extension: [control('slider')] })]],
  [
    'a control without a code',
    'a',
    'unsupported-item-control',
    itemsAround({
      extension: [{ url: `${standard}questionnaire-itemControl`, valueCodeableConcept: { text: 'wheel' } }],
    }),
  ],
  [
    'a radio button that is no question',
    'd',
    'unsupported-item-control',
    [item('display', 'd', { extension: [control('radio-button')] })],
  ],
  [
    'hiding without yes or no',
    'a',
    'malformed',
    itemsAround({ extension: [{ url: `${standard}questionnaire-hidden` }] }),
  ],
  ['hiding said twice', 'a', 'malformed', itemsAround({ extension: [...hidden.extension, ...hidden.extension] })],
  ['a help text that hangs nowhere', 'a', 'help-out-of-place', [help('a', 'H')]],
  ['two help texts', 'a', 'duplicate-help', [yesNo('a', { item: [help('b', 'H'), help('c', 'H')] })]],
  [
    'a help text with a condition',
    'h',
    'unsupported-element',
    [yesNo('a', { item: [help('h', 'H', { enableWhen: [] })] })],
  ],
  ['an initial value', 'a', 'initial-value', itemsAround({ initial: [{ valueBoolean: true }] })],
  ['a read-only question', 'a', 'unsupported-element', itemsAround({ readOnly: true })],
  ['a value set', 'c', 'answer-value-set', [item('choice', 'c', { answerValueSet: '#v' })]],
  ['a choice without options', 'c', 'no-options', [item('choice', 'c')]],
  ['options on a yes/no question', 'a', 'options-not-for-this-type', itemsAround({ answerOption: [option('x')] })],
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
  ['a repeating yes/no question', 'a', 'repeats-not-for-this-type', itemsAround({ repeats: true })],
  ['a repeating group', 'g', 'repeats-not-for-this-type', [group('g', [yesNo('a')], { repeats: true })]],
  ['a length limit on a yes/no question', 'a', 'max-length-not-for-this-type', itemsAround({ maxLength: 5 })],
  ['a length limit of nothing', 's', 'malformed', [item('string', 's', { maxLength: 0 })]],
  ['a required flag that is a string', 'a', 'malformed', itemsAround({ required: 'true' })],
  ['a display with questions inside', 'd', 'unsupported-element', [item('display', 'd', { item: [yesNo('a')] })]],
];
