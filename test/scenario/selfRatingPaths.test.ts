// Stories on the real instrument: shortest and longest way at every occasion, every branch, and changes of mind.
import { describe, expect, test } from 'vitest';
import { type Occasion, occasions } from '../../src/core/occasion.ts';
import { displaysAt } from '../../src/core/progress.ts';
import { isQuestion, itemsOf, type Question, questionsOf } from '../../src/core/questionnaire.ts';
import { selfRating } from '../support/selfRating.ts';
import { type Person, scenario } from './scenarioDriver.ts';

const others = ['considered', 'pornography', 'chat', 'clubs', 'compulsive', 'other'];
const threeOf = (reason: string) => ['last', 'often', 'distress'].map((part) => `behaviour.${reason}.${part}`);
const later = occasions.filter((occasion) => occasion !== 'start');

const at = (occasion: Occasion, language?: string): Person => scenario(selfRating()).at(occasion, language);

function everything(question: Question) {
  if (question.type === 'boolean') return true;
  if (question.options.length === 0) return { text: 'ett svar' };
  const codes = question.options.map(({ code }) => code);
  return question.repeats ? codes : (codes[0] ?? 'skip');
}

describe('the shortest way', () => {
  test.each(occasions)('at %s asks only what everybody is asked', (occasion) => {
    const person = at(occasion).answersTheRest();
    expect(person.asked()).toHaveLength(occasion === 'start' ? 18 : 27);
    expect(person.sendsAnswersTo()).toEqual([]);
  });

  test.each(occasions)('at %s is as short when everything is declined', (occasion) => {
    const person = at(occasion).answersTheRest(() => 'decline');
    expect(person.asked()).toEqual(at(occasion).asked());
    expect(person.sendsAnswersTo()).toEqual(person.asked());
  });
});

describe('the longest way', () => {
  test.each(occasions)('at %s asks everything that the occasion has', (occasion) => {
    const person = at(occasion).answersTheRest(everything);
    expect(person.asked()).toHaveLength(occasion === 'start' ? 40 : 50);
    expect(person.sendsAnswersTo()).toEqual(person.asked());
  });

  test('the first page and the last say where they are', () => {
    at('end').answersTheRest(everything).isAt('age-group', 1, 50).isAt('missing', 50, 50);
  });
});

describe('branches', () => {
  test('how the contact came about is asked at start alone', () => {
    at('start').sees('contact-route');
    for (const occasion of later) at(occasion).doesNotSee('contact-route');
  });

  test('counselling and own words are asked at every occasion but the start', () => {
    at('start').doesNotSee('access-often', 'met-dignity', 'impulses-stopped', 'helped-most', 'missing');
    for (const occasion of later) at(occasion).sees('access-often', 'met-dignity', 'impulses-stopped', 'missing');
  });

  test('somebody whose occasion is unknown is not asked about counselling', () => {
    scenario(selfRating()).begins().doesNotSee('access-often', 'helped-most', 'contact-route').sees('well-being');
  });

  test.each(occasions)('the page of the reasons at %s says what to choose, in its own way', (occasion) => {
    const questionnaire = selfRating();
    const displays = displaysAt(questionnaire, at(occasion).answersNow, 'reasons').map(({ linkId }) => linkId);
    expect(displays).toEqual([occasion === 'start' ? 'reasons.at-start' : 'reasons.after-start']);
  });

  test('only who paid for sexual services is asked when, and how much it distresses', () => {
    at('start').doesNotSee('bought-last', 'bought-often', 'bought-distress');
    at('start').answers('bought-ever', false).doesNotSee('bought-last', 'bought-distress');
    at('start').answers('bought-ever', true).sees('bought-last', 'bought-distress').doesNotSee('bought-often');
  });

  test.each([
    ['week', true],
    ['month', true],
    ['half-year', true],
    ['year', false],
    ['longer', false],
  ] as const)('last paid "%s": asked how often in the past three months is %s', (last, isAsked) => {
    const person = at('end').answers('bought-ever', true).answers('bought-last', last);
    if (isAsked) person.sees('bought-often');
    else person.doesNotSee('bought-often');
    const other = at('end').answers('reasons', ['chat']).answers('behaviour.chat.last', last);
    if (isAsked) other.sees('behaviour.chat.often');
    else other.doesNotSee('behaviour.chat.often');
    person.sees('bought-distress');
    other.sees('behaviour.chat.distress');
  });

  test('whether the treatment made them refrain is asked of those who ever paid, not at start', () => {
    at('start').answers('bought-ever', true).doesNotSee('refrained');
    for (const occasion of later) at(occasion).doesNotSee('refrained').answers('bought-ever', true).sees('refrained');
  });

  test.each(others)('choosing %s brings its own three questions and no others', (reason) => {
    const person = at('follow-up-6m').answers('reasons', [reason]);
    person.sees(`behaviour.${reason}.last`, `behaviour.${reason}.distress`);
    person.answers(`behaviour.${reason}.last`, 'month').sees(...threeOf(reason));
    person.doesNotSee(...others.filter((other) => other !== reason).flatMap(threeOf));
    if (reason === 'other') person.sees('reasons-other');
    else person.doesNotSee('reasons-other');
  });

  test('choosing the bought services brings no extra questions: those are asked in their own section', () => {
    at('start')
      .answers('reasons', ['bought'])
      .doesNotSee('reasons-other', ...others.flatMap(threeOf))
      .sees('bought-ever');
  });

  test('every conditional question is asked on one way and not on another', () => {
    const questionnaire = selfRating();
    const long = new Set(occasions.flatMap((occasion) => at(occasion).answersTheRest(everything).asked()));
    const shortest = occasions.map((occasion) => new Set(at(occasion).answersTheRest().asked()));
    const visible = questionsOf(questionnaire).filter(({ hidden }) => !hidden);
    expect(visible.filter(({ linkId }) => !long.has(linkId))).toEqual([]);
    const conditional = itemsOf(questionnaire).filter((item) => isQuestion(item) && item.enableWhen.length > 0);
    expect(conditional.length).toBeGreaterThan(10);
    for (const { linkId } of conditional) {
      expect(
        shortest.some((asked) => !asked.has(linkId)),
        linkId,
      ).toBe(true);
    }
  });
});

describe('a question is not hidden by its own improvement', () => {
  const improved = (occasion: Occasion) =>
    at(occasion)
      .answers('reasons', ['pornography'])
      .answers('behaviour.pornography.last', 'longer')
      .answers('behaviour.pornography.distress', 'not-at-all')
      .answers('bought-ever', true)
      .answers('bought-last', 'longer')
      .answers('bought-distress', 'not-at-all');

  test.each(later)('at %s the same items are asked of somebody who is better', (occasion) => {
    improved(occasion).sees(
      'bought-last',
      'bought-distress',
      'behaviour.pornography.last',
      'behaviour.pornography.distress',
      'destructive-behaviour',
      'refrained',
    );
  });

  test('only the how-often follows from when-last, and then means "not at all" for the indicator', () => {
    improved('end').doesNotSee('bought-often', 'behaviour.pornography.often');
  });
});

describe('a change of mind', () => {
  test('an answer that is hidden again does not travel, and comes back with its question', () => {
    const person = at('end')
      .answers('bought-ever', true)
      .answers('bought-last', 'week')
      .answers('bought-often', 'weekly');
    person.answers('refrained', 'partly').answers('bought-distress', 'quite');
    person.answers('bought-ever', false);
    expect(person.sendsAnswersTo()).toEqual(['bought-ever']);
    person.answers('bought-ever', true);
    expect(person.sendsAnswersTo()).toEqual([
      'bought-ever',
      'bought-last',
      'bought-often',
      'bought-distress',
      'refrained',
    ]);
  });

  test('an earlier "when last" takes the "how often" with it', () => {
    const person = at('start')
      .answers('bought-ever', true)
      .answers('bought-last', 'month')
      .answers('bought-often', 'daily');
    person.answers('bought-last', 'year');
    expect(person.sendsAnswersTo()).toEqual(['bought-ever', 'bought-last']);
  });

  test('a reason taken back takes its three answers with it', () => {
    const person = at('start').answers('reasons', ['chat', 'other']).answers('reasons-other', { text: 'Ensamhet' });
    for (const [part, value] of [
      ['last', 'week'],
      ['often', 'daily'],
      ['distress', 'very'],
    ] as const) {
      person.answers(`behaviour.chat.${part}`, value).answers(`behaviour.other.${part}`, value);
    }
    person.answers('reasons', ['chat']);
    expect(person.sendsAnswersTo()).toEqual(['reasons', ...threeOf('chat')]);
    person.declines('reasons');
    expect(person.sendsAnswersTo()).toEqual(['reasons']);
  });

  test('declining or skipping the gate closes it like "no"', () => {
    const person = at('end').answers('bought-ever', true).answers('bought-last', 'week');
    person.declines('bought-ever').doesNotSee('bought-last', 'refrained');
    person.answers('bought-ever', true).sees('bought-last').skips('bought-ever').doesNotSee('bought-last', 'refrained');
    expect(person.sendsAnswersTo()).toEqual([]);
  });

  test('the language may change in the middle, and each answer remembers its own', () => {
    const person = at('start', 'sv').answers('partner', true).reads('en').answers('children', false);
    const languages = person.sends().map(({ linkId, lang }) => [linkId, lang]);
    expect(languages).toEqual([
      ['occasion', 'sv'],
      ['partner', 'sv'],
      ['children', 'en'],
    ]);
  });
});
