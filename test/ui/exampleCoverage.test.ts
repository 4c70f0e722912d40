import { isValidElement } from 'react';
import { describe, expect, it } from 'vitest';
import { questionTypes } from '../../src/core/questionnaire.ts';
import { ExampleQuestion, type ExampleQuestionProps } from '../../src/ui/ExampleQuestion.tsx';
import { exampleQuestions } from '../../src/ui/exampleQuestions.ts';
import { examples } from '../../src/ui/examples.tsx';
import { missingStates, rareStates, states } from '../support/exampleStates.ts';

const sources = import.meta.glob<string>('../../src/ui/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });
const sourceOf = new Map(
  Object.entries(sources).map(([path, source]) => [path.slice(path.lastIndexOf('/') + 1), source]),
);

/** Frames of the page itself, which no example can hold. */
const outsideExamples = ['ExamplePage.tsx', 'LanguageProvider.tsx'];

describe('the examples', () => {
  it('reach every part that there is', () => {
    const reached = reachedFrom('examples.tsx', new Set());
    const parts = [...sourceOf.keys()].filter((name) => name.endsWith('.tsx') && !outsideExamples.includes(name));
    expect(parts.length).toBeGreaterThan(30);
    expect(parts.filter((name) => !reached.has(name))).toEqual([]);
  });

  it('ask a question of every type, ordered, several and own words included', () => {
    const asked = Object.values(exampleQuestions);
    expect(questionTypes.filter((type) => asked.every((question) => question.type !== type))).toEqual([]);
    expect(asked.some(({ ordered }) => ordered)).toBe(true);
    expect(
      asked
        .filter(({ repeats }) => repeats)
        .map(({ type }) => type)
        .sort(),
    ).toEqual(['choice', 'open-choice']);
  });
});

describe('what is said to be missing', () => {
  const names = Object.keys(examples);

  it('is nothing of the whole page', () => {
    expect(missingStates(names)).toEqual([]);
  });

  it.each([
    ['decimal', 'decimal, answered'],
    ['date-refused', 'date, refused'],
    ['scale-declined', 'declined'],
  ])('is named when %s is taken away', (example, missing) => {
    expect(missingStates(names.filter((name) => name !== example))).toContain(missing);
  });
});

describe('the example page', () => {
  const asked = Object.values(examples).flatMap((example) =>
    isValidElement<ExampleQuestionProps>(example) && example.type === ExampleQuestion ? [example.props] : [],
  );

  it.each(questionTypes)('shows a question of type %s in every state', (type) => {
    const own = asked.filter(({ question }) => question.type === type);
    const missing = Object.entries(states).filter(([, isIn]) => !own.some(isIn));
    expect(missing.map(([name]) => name)).toEqual([]);
  });

  it.each(Object.entries(rareStates))('shows a question that is %s', (_, isIn) => {
    expect(asked.some(isIn)).toBe(true);
  });
});

function reachedFrom(name: string, reached: Set<string>): ReadonlySet<string> {
  if (reached.has(name)) {
    return reached;
  }
  reached.add(name);
  for (const [, imported = ''] of sourceOf.get(name)?.matchAll(/from '\.\/([^']+)'/g) ?? []) {
    reachedFrom(imported, reached);
  }
  return reached;
}
