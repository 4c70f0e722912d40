import { describe, expect, test } from 'vitest';
import { isQuestion, itemsOf, questionByLinkId, questionsOf, sectionOf } from '../../src/core/questionnaire.ts';
import { readQuestionnaire } from '../../src/core/readQuestionnaire.ts';
import {
  choice,
  group,
  help,
  hidden,
  item,
  option,
  questionnaireOf,
  translated,
  when,
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
});
