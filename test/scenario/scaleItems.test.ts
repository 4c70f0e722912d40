// The self-rating scale against its specification, item by item: what is asked, how, and at which occasions.
import { describe, expect, test } from 'vitest';
import { occasions } from '../../src/core/occasion.ts';
import { questionByLinkId, questionsOf, sectionOf } from '../../src/core/questionnaire.ts';
import { type SelfRatingVersion, selfRating } from '../support/selfRating.ts';
import { scenario } from './scenarioDriver.ts';

type Shown = 'S' | 'E F' | 'S E F';
type Kind = 'yes/no' | 'choice' | 'multi' | 'bands' | 'ordinal 5' | 'ordinal 7' | 'short text' | 'free text';
type Row = readonly [linkId: string, kind: Kind, shown: Shown, section: string];

const otherReasons = ['considered', 'pornography', 'chat', 'clubs', 'compulsive', 'other'];

const firstRows: readonly Row[] = [
  ['age-group', 'bands', 'S E F', 'about-you'],
  ['gender', 'choice', 'S E F', 'about-you'],
  ['education', 'bands', 'S E F', 'about-you'],
  ['partner', 'yes/no', 'S E F', 'about-you'],
  ['children', 'yes/no', 'S E F', 'about-you'],
  ['contact-route', 'multi', 'S', 'your-contact'],
  ['reasons', 'multi', 'S E F', 'your-contact'],
  ['reasons-other', 'short text', 'S E F', 'your-contact'],
  ['bought-ever', 'yes/no', 'S E F', 'paying'],
  ['bought-last', 'bands', 'S E F', 'paying'],
  ['bought-often', 'ordinal 5', 'S E F', 'paying'],
  ['bought-distress', 'ordinal 5', 'S E F', 'paying'],
  ...otherReasons.flatMap((reason): Row[] => [
    [`behaviour.${reason}.last`, 'bands', 'S E F', 'other-behaviours'],
    [`behaviour.${reason}.often`, 'ordinal 5', 'S E F', 'other-behaviours'],
    [`behaviour.${reason}.distress`, 'ordinal 5', 'S E F', 'other-behaviours'],
  ]),
  ['destructive-behaviour', 'ordinal 5', 'S E F', 'thoughts-and-feelings'],
  ['destructive-thoughts', 'ordinal 5', 'S E F', 'thoughts-and-feelings'],
  ['destructive-relationships', 'ordinal 5', 'S E F', 'thoughts-and-feelings'],
  ['guilt', 'ordinal 5', 'S E F', 'thoughts-and-feelings'],
  ['shame', 'ordinal 5', 'S E F', 'thoughts-and-feelings'],
  ['inadequacy', 'ordinal 5', 'S E F', 'thoughts-and-feelings'],
  ['self-image', 'ordinal 5', 'S E F', 'thoughts-and-feelings'],
  ['relationships', 'ordinal 5', 'S E F', 'thoughts-and-feelings'],
  ['control', 'ordinal 5', 'S E F', 'thoughts-and-feelings'],
  ['well-being', 'ordinal 5', 'S E F', 'thoughts-and-feelings'],
  ['access-often', 'ordinal 5', 'E F', 'counselling'],
  ['access-long', 'ordinal 5', 'E F', 'counselling'],
  ['met-respect', 'ordinal 5', 'E F', 'counselling'],
  ['met-non-judgemental', 'ordinal 5', 'E F', 'counselling'],
  ['met-dignity', 'ordinal 5', 'E F', 'counselling'],
  ['could-talk', 'ordinal 5', 'E F', 'counselling'],
  ['help-received', 'ordinal 5', 'E F', 'counselling'],
  ['impulses-stopped', 'ordinal 5', 'E F', 'counselling'],
  ['refrained', 'ordinal 5', 'E F', 'counselling'],
  ['helped-most', 'free text', 'E F', 'own-words'],
  ['missing', 'free text', 'E F', 'own-words'],
];

/** 1.1.0 removes one item, gives another seven steps and a code of its own, and ends the section with a new one. */
const newestRows = firstRows.flatMap((row): readonly Row[] => {
  if (row[0] === 'inadequacy') return [];
  if (row[0] === 'control') return [['control-seven', 'ordinal 7', row[2], row[3]]];
  return row[0] === 'well-being' ? [row, ['someone-to-talk-to', 'yes/no', row[2], row[3]]] : [row];
});

const versions: readonly (readonly [SelfRatingVersion, readonly Row[], control: string])[] = [
  ['1.0.0', firstRows, 'control'],
  ['1.1.0', newestRows, 'control-seven'],
];

/** What is asked of somebody who chose every reason, paid for sexual services this week, and so on. */
const fullPaths = (version: SelfRatingVersion) =>
  occasions.map((occasion) =>
    scenario(selfRating(version))
      .at(occasion)
      .answersTheRest((question) => {
        if (question.type === 'boolean') return true;
        if (question.options.length === 0) return { text: 'ett svar' };
        const codes = question.options.map(({ code }) => code);
        return question.repeats ? codes : (codes[0] ?? 'skip');
      })
      .asked(),
  );

describe.each(versions)('the self-rating scale %s', (version, rows, control) => {
  const paths = fullPaths(version);

  test('asks nothing but the items of its specification, in that order', () => {
    expect(questionsOf(selfRating(version)).map(({ linkId }) => linkId)).toEqual([
      'occasion',
      ...rows.map(([linkId]) => linkId),
    ]);
  });

  test.each(rows)('%s is a %s question, asked at %s, in the section %s', (linkId, kind, shown, section) => {
    const questionnaire = selfRating(version);
    const question = questionByLinkId(questionnaire, linkId);
    if (question === undefined) throw new Error('not there');
    expect(sectionOf(questionnaire, linkId)?.linkId).toBe(section);
    expect(question.code).toBe(linkId);
    expect(question.required).toBe(false);
    const isOrdinal = kind === 'ordinal 5' || kind === 'ordinal 7';
    const isChoice = kind === 'choice' || kind === 'multi' || kind === 'bands' || isOrdinal;
    expect(question.type).toBe(
      isChoice ? 'choice' : { 'yes/no': 'boolean', 'short text': 'string', 'free text': 'text' }[kind],
    );
    expect(question.repeats).toBe(kind === 'multi');
    expect(question.ordered).toBe(kind === 'bands' || isOrdinal);
    if (kind === 'ordinal 5') expect(question.options.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5]);
    if (kind === 'ordinal 7') expect(question.options.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    if (kind === 'short text') expect(question.maxLength).toBe(100);
    if (kind === 'free text') expect(question.maxLength).toBe(500);
    if (kind === 'short text' || kind === 'free text') expect(question.help?.['sv']).toMatch(/inga namn/);
    for (const [index, occasion] of occasions.entries()) {
      const expected = occasion === 'start' ? shown.includes('S') : shown.includes('E');
      expect(paths[index]?.includes(linkId), occasion).toBe(expected);
    }
  });

  test('the occasion comes first, hidden, with the six occasions as options', () => {
    const [occasion] = questionsOf(selfRating(version));
    expect(occasion?.hidden).toBe(true);
    expect(occasion?.options.map(({ code }) => code)).toEqual(occasions);
  });

  test('five-point scales run one way within a section: a higher value is always worse, or always better', () => {
    const questionnaire = selfRating(version);
    const best = (linkId: string) =>
      questionByLinkId(questionnaire, linkId)?.options.find(({ ordinal }) => ordinal === 1);
    expect(best('bought-last')?.code).toBe('longer');
    expect(best('bought-often')?.code).toBe('not-at-all');
    expect(best('bought-distress')?.code).toBe('not-at-all');
    expect(best('guilt')?.code).toBe('not-at-all');
    expect(best(control)?.code).toBe('very-good');
    expect(best('well-being')?.code).toBe('very-good');
    const worst = questionsOf(questionnaire).filter(
      ({ linkId }) => sectionOf(questionnaire, linkId)?.linkId === 'counselling',
    );
    expect(worst).toHaveLength(9);
    for (const { options } of worst) expect(options.find(({ ordinal }) => ordinal === 1)?.code).toBe('not-at-all');
  });

  test('no option stands for declining: the player offers that beside every question', () => {
    const optionTexts = questionsOf(selfRating(version)).flatMap(({ options }) =>
      options.flatMap(({ text }) => Object.values(text)),
    );
    expect(optionTexts.filter((text) => /vill inte|avstår|prefer not|rather not/i.test(text))).toEqual([]);
  });

  test('it says that it is a reconstruction', () => {
    const { description } = selfRating(version);
    expect(description?.['sv']).toMatch(/rekonstruktion/);
    expect(description?.['en']).toMatch(/reconstruction/);
  });
});
