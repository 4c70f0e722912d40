// What the year of yearRespondents.ts must come to, worked out by hand and on paper, never by the code under test.

/** By day, then by number: the slips in use on 1 September, and the day of each follow-up at six months. */
export const planned = [
  '0001 follow-up-6m 2026-02-28',
  '0002 follow-up-6m 2026-02-28',
  '0004 follow-up-6m 2026-02-28',
  '0025 follow-up-6m 2026-02-28',
  '0026 follow-up-6m 2026-02-28',
  '0027 follow-up-6m 2026-02-28',
  '0030 follow-up-6m 2026-02-28',
  '0023 follow-up-6m 2026-03-01 *',
  '0024 follow-up-6m 2026-03-01 *',
];

/** Counted by hand from the people's columns: yes, no, skipped, declined, not asked. */
export const sheet1 = [
  ['22', '0', '0', '0', '0'],
  ['22', '0', '0', '0', '0'],
  ['16', '5', '1', '0', '0'],
  ['19', '2', '0', '1', '0'],
  ['19', '2', '1', '0', '0'],
  ['21', '1', '0', '0', '0'],
  ['16', '4', '1', '1', '0'],
  ['18', '3', '1', '0', '0'],
];
export const sheet2 = [
  ['9', '0', '0', '0', '0'],
  ['3', '5', '1', '0', '0'],
  ['7', '2', '0', '0', '0'],
  ['8', '1', '0', '0', '0'],
  ['8', '1', '0', '0', '0'],
  ['7', '1', '0', '1', '0'],
  ['7', '1', '1', '0', '0'],
  ['7', '2', '0', '0', '0'],
  ['7', '2', '0', '0', '0'],
  ['6', '2', '1', '0', '0'],
];
