// Conditions, texts and depths that the reader refuses, each with the linkId and the reason that it must name.
import {
  choice,
  type FhirJson,
  group,
  item,
  translated,
  when,
  whenChosen,
  whenYes,
  yesNo,
} from './questionnaireBuilder.ts';

import { itemsAround, type RefusedItems } from './refusedItems.ts';

const standard = 'http://hl7.org/fhir/StructureDefinition/';
export const refusedConditions: readonly RefusedItems[] = [
  [
    'two conditions without a word on how they combine',
    'a',
    'condition-behavior-missing',
    itemsAround({ enableWhen: [whenYes('first'), whenChosen('many', 'x')] }),
  ],
  [
    'an unknown way to combine conditions',
    'a',
    'malformed',
    itemsAround({ enableBehavior: 'some', enableWhen: [whenYes('first')] }),
  ],
  ['a condition on nobody', 'a', 'condition-question-missing', itemsAround({ enableWhen: [whenYes('nobody')] })],
  [
    'a condition on a group',
    'a',
    'condition-on-no-question',
    [group('g', [yesNo('b')]), yesNo('a', { enableWhen: [whenYes('g')] })],
  ],
  ['a condition on itself', 'a', 'condition-on-itself', itemsAround({ enableWhen: [whenYes('a')] })],
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
    itemsAround({ enableWhen: [when('first', '~', { answerBoolean: true })] }),
  ],
  ['a condition without answer', 'a', 'malformed', itemsAround({ enableWhen: [when('first', '=', {})] })],
  [
    'a condition with two answers',
    'a',
    'malformed',
    itemsAround({ enableWhen: [when('first', '=', { answerBoolean: true, answerInteger: 1 })] }),
  ],
  [
    'exists with a string for a boolean',
    'a',
    'condition-answer-type',
    itemsAround({ enableWhen: [when('first', 'exists', { answerBoolean: 'true' })] }),
  ],
  [
    'exists with an integer',
    'a',
    'condition-answer-type',
    itemsAround({ enableWhen: [when('first', 'exists', { answerInteger: 1 })] }),
  ],
  [
    'a Coding asked of a yes/no question',
    'a',
    'condition-answer-type',
    itemsAround({ enableWhen: [whenChosen('first', 'x')] }),
  ],
  ['a boolean asked of a choice', 'a', 'condition-answer-type', itemsAround({ enableWhen: [whenYes('many')] })],
  [
    'an option that is not there',
    'a',
    'condition-option-unknown',
    itemsAround({ enableWhen: [whenChosen('many', 'z')] }),
  ],
  [
    'an option of another system',
    'a',
    'condition-option-unknown',
    itemsAround({ enableWhen: [when('many', '=', { answerCoding: { code: 'x', system: 's' } })] }),
  ],
  [
    'an order among the options of a choice',
    'a',
    'condition-operator-not-for-this-type',
    itemsAround({ enableWhen: [when('many', '>', { answerCoding: { code: 'x' } })] }),
  ],
  [
    'an order of yes and no',
    'a',
    'condition-operator-not-for-this-type',
    itemsAround({ enableWhen: [when('first', '<', { answerBoolean: true })] }),
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
    itemsAround({ enableWhen: [when('first', '=', { answerTime: '10:00:00' })] }),
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
