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

const few = 'för få för test';

/**
 * Flow and change. Indicators: yes–yes, yes–no, no–yes, no–no, an answer missing, not comparable. Scales: better, the same,
 * worse, an answer missing, not comparable. Guilt from the end to the follow-up is better for five and worse for one: by the
 * sign test 2 × (1 + 6) / 64 = 0.219; their steps +1 +2 +1 +2 −1 +1 have the ranks 2.5 5.5 2.5 5.5 2.5 2.5, and five of the
 * 64 patterns of signs reach no further than 2.5: 2 × 5 / 64 = 0.156. Of the people, the answer's place in its order.
 */
export const changeSheet = {
  flow: {
    patterns: [
      ['start', '18'],
      ['end → follow-up-6m', '5'],
      ['start → end', '3'],
      ['follow-up-6m', '2'],
      ['start → end → follow-up-6m', '1'],
      ['Alla', '29'],
    ],
    pairs: [
      ['start → end', '4'],
      ['start → follow-up-6m', '1'],
      ['end → follow-up-6m', '6'],
    ],
  },
  startEnd: {
    primary: [['Har köpt sex de senaste sex månaderna', '1', '2', '0', '1', '0', '0', few]],
    indicators: [
      ['Har köpt sex det senaste året', '2', '1', '0', '1', '0', '0', few],
      ['Har någon utanför mottagningen att prata med', '3', '0', '0', '1', '0', '0', few],
    ],
    scales: [
      ['bought-often', '2', '2', '0', '0', '0', few, few],
      ['bought-distress', '0', '4', '0', '0', '0', few, few],
      ...behaviours({ considered: 1, pornography: 2, chat: 1, clubs: 1, compulsive: 1, other: 1 }, 4),
      ['guilt', '4', '0', '0', '0', '0', few, few],
      ['shame', '4', '0', '0', '0', '0', few, few],
      ['self-image', '0', '4', '0', '0', '0', few, few],
      ['relationships', '0', '4', '0', '0', '0', few, few],
      ['control-seven', '0', '4', '0', '0', '0', few, few],
      ['well-being', '4', '0', '0', '0', '0', few, few],
    ],
  },
  endFollowUp: {
    primary: [['Har köpt sex de senaste sex månaderna', '0', '2', '1', '2', '1', '0', few]],
    indicators: [
      ['Har köpt sex det senaste året', '1', '1', '1', '2', '1', '0', few],
      ['Har någon utanför mottagningen att prata med', '4', '0', '0', '2', '0', '0', few],
    ],
    scales: [
      ['bought-often', '2', '2', '1', '1', '0', few, few],
      ['bought-distress', '0', '6', '0', '0', '0', few, few],
      ...behaviours({ considered: 1, pornography: 2, chat: 1, clubs: 1, compulsive: 1, other: 2 }, 6),
      ['guilt', '5', '0', '1', '0', '0', 'p = 0,219', 'p = 0,156'],
      ['shame', '3', '1', '1', '1', '0', few, few],
      ['self-image', '0', '6', '0', '0', '0', few, few],
      ['relationships', '0', '6', '0', '0', '0', few, few],
      ['control-seven', '0', '6', '0', '0', '0', few, few],
      ['well-being', '2', '2', '2', '0', '0', few, few],
      ['refrained', '0', '1', '2', '3', '0', few, few],
    ],
  },
  people: [
    ['0001', 5, 3, '–'],
    ['0002', 4, 2, '–'],
    ['0003', 5, 2, '–'],
    ['0004', 4, 3, 2],
    ['0023', '–', 4, 2],
    ['0024', '–', 2, 1],
    ['0025', '–', 3, 1],
    ['0026', '–', 1, 2],
    ['0027', '–', 2, 1],
    ['Mittersta svaret', 4, 2, 1],
  ],
  pornography: [['Har köpt sex de senaste sex månaderna', '0', '0', '1', '1', '0', '0', few]],
};

/** Of how many pairs each behaviour was asked at both occasions; how often and how much it weighs is the same at both. */
function behaviours(asked: Readonly<Record<string, number>>, pairs: number): readonly (readonly string[])[] {
  return Object.entries(asked).flatMap(([behaviour, count]) =>
    ['often', 'distress'].map((part) => [
      `behaviour.${behaviour}.${part}`,
      ...['0', String(count), '0', String(pairs - count), '0', few, few],
    ]),
  );
}
