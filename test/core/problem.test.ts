import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Problem, problemCodes } from '../../src/core/problem.ts';

const sentences = (language: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../locales/${language}/problem.json`, import.meta.url), 'utf8'));

describe('problems', () => {
  test('a problem says its code and where it lies, and nothing else', () => {
    const problem = new Problem('payload-malformed', { field: 'slot' });
    expect(problem).toBeInstanceOf(Error);
    expect(problem).toMatchObject({
      name: 'Problem',
      message: 'payload-malformed',
      code: 'payload-malformed',
      detail: { field: 'slot' },
    });
  });

  test('the catalogue is in order and names each code once', () => {
    expect([...problemCodes]).toEqual([...new Set(problemCodes)].sort());
  });

  test.each(['sv', 'en'])('every code has a sentence in %s, and no sentence lacks a code', (language) => {
    const found = sentences(language) as Record<string, string>;
    expect(Object.keys(found).sort()).toEqual([...problemCodes].sort());
    for (const sentence of Object.values(found)) expect(sentence).toMatch(/^\p{Lu}.{10,}\.$/u);
  });
});
