import { describe, expect, it } from 'vitest';
import { labelLines, labelWidth } from '../../../src/clinic/pictures/labelLines.ts';

describe('words beside a drawing', () => {
  it('stay on one line where they fit', () => {
    expect(labelLines('Inte alls', 22)).toEqual(['Inte alls']);
  });

  it('take as many lines as they need, and none of them is cut', () => {
    const text = 'I mycket hög grad, och oftare än jag själv skulle vilja att det var';
    const lines = labelLines(text, 22);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ')).toBe(text);
    expect(lines.every((line) => labelWidth(line) <= 22)).toBe(true);
  });

  it('break within a word that has no line to itself, never between a letter and its mark', () => {
    const text = 'ẹ́'.normalize('NFD').repeat(30);
    const lines = labelLines(text, 22);
    expect(lines.join('')).toBe(text);
    expect(lines.length).toBe(2);
    expect(lines.every((line) => line.startsWith('e'))).toBe(true);
  });

  it('are as wide as their script', () => {
    expect(labelWidth('まったくない')).toBe(12);
    expect(labelWidth('אבג')).toBe(3);
    expect(labelLines('まったくそうではないとおもいます', 22)).toEqual(['まったくそうではないと', 'おもいます']);
  });
});
