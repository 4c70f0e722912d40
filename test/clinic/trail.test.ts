// Which page Back leads to in an open clinic.
import { expect, it } from 'vitest';
import { firstPage, instead, nameOf, onward, type Shown, stepBack, type Trail } from '../../src/clinic/trail.ts';

const mail: Shown = { page: 'mail' };
const due: Shown = { page: 'due' };
const codes: Shown = { page: 'codes' };
const finding: Shown = { page: 'person', serial: undefined };
const person: Shown = { page: 'person', serial: '0007' };
const slips: Shown = { page: 'slips', issued: { sheet: 1, slips: [], registry: {} as never } };
const response: Shown = { page: 'response', slot: 'a' };

const walked = (...pages: readonly Shown[]) => pages.reduce(onward, firstPage);

/** The pages that Back leads to, until it leads nowhere. */
function wayBack(from: Trail): readonly string[] {
  const next = stepBack(from);
  return next === from ? [] : [nameOf(next.shown), ...wayBack(next)];
}

it('leads nowhere from the first page', () => {
  expect(wayBack(firstPage)).toEqual([]);
});

it('leads to each page that was shown before, the latest first, and ends on the mail', () => {
  expect(wayBack(walked(due, person, codes))).toEqual(['person 0007', 'due', 'mail']);
});

it('leads to no page twice', () => {
  expect(wayBack(walked(codes, mail, codes, mail))).toEqual(['codes', 'mail']);
  expect(wayBack(walked(codes, codes))).toEqual(['mail']);
});

it('leads from a response to where it was opened', () => {
  expect(wayBack(walked(response))).toEqual(['mail']);
  expect(wayBack(walked(person, { ...response, from: '0007' }))).toEqual(['person 0007', 'mail']);
  // Also where that page has been shown once more in between.
  const again = walked(person, { ...response, from: '0007' }, person, codes);
  expect(wayBack(again)).toEqual(['person 0007', 'response a', 'person 0007', 'mail']);
});

it('never leads to slips, nor to a page that another has taken the place of', () => {
  expect(wayBack(walked(codes, slips, due))).toEqual(['codes', 'mail']);
  expect(wayBack(instead(walked(codes, slips), codes))).toEqual(['mail']);
  expect(wayBack(instead(walked(finding, person), finding))).toEqual(['mail']);
});
