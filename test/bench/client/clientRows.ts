// What the client's bench prints: medians of all rounds, and ratios against the floor pages.
import { type Measured, percentile } from '../measured.ts';
import type { Visit } from './measureVisit.ts';

export const subjects = ['ours', 'react', 'libraries', 'drawn', 'walked', 'plain'] as const;
export type Subject = (typeof subjects)[number];
export type Visits = Record<Subject, { first: Visit[]; second: Visit[] }>;

const withoutWay = ({ answerMs, wayMs }: Visit) => answerMs - wayMs;
const medianOf = (visits: readonly Visit[], figure: (visit: Visit) => number) => percentile(visits.map(figure), 0.5);

export function rowsOf(where: string, { ours, react, libraries, drawn, walked, plain }: Visits): readonly Measured[] {
  const figure = (
    what: string,
    of: (visit: Visit) => number,
    floor: 'react' | 'libraries',
    visit: 'first' | 'second',
    goal?: number,
  ): Measured => {
    const own = medianOf(ours[visit], of);
    const under = medianOf((floor === 'react' ? react : libraries)[visit], of);
    const ratio = under === 0 ? (own === 0 ? 1 : Number.POSITIVE_INFINITY) : own / under;
    const beside = visit === 'first' ? react : walked;
    const name = visit === 'first' ? 'react alone' : 'own pages to one question drawn';
    const least = medianOf(beside[visit], of);
    const leastText = floor === 'react' ? '' : `, ${name} ${least.toFixed(0)} ms (${(least / under).toFixed(2)})`;
    return {
      what: `${where}, ${visit} visit: ${what}`,
      value: `${own.toFixed(0)} ms, ${floor} floor ${under.toFixed(0)} ms, ratio ${ratio.toFixed(2)}${leastText}`,
      ...(goal === undefined ? {} : { goal: `≤ ${goal}`, isMet: ratio <= goal }),
    };
  };
  const paintRow = (): Measured => {
    const row = figure('first contentful paint', ({ paintMs }) => paintMs, 'react', 'first', 0.6);
    const [least, under] = [plain, react].map(({ first }) => medianOf(first, ({ paintMs }) => paintMs)) as [
      number,
      number,
    ];
    return {
      ...row,
      value: `${row.value}, a heading and a link ${least.toFixed(0)} ms (${(least / under).toFixed(2)})`,
    };
  };
  // One visit has some forty touches: the median of all rounds' figures, as everywhere.
  const touches = (visits: readonly Visit[], share: number) =>
    medianOf(visits, ({ touchMs }) => percentile(touchMs, share));
  const touchRow = (share: number, goal: number): Measured => {
    const all = [ours, react, libraries, drawn].map(({ first }) => touches(first, share));
    const [own = 0, under = 0, keeping = 0, look = 0] = all;
    return {
      what: `${where}: touch to next paint, whole form, p${share * 100}`,
      value: `${own.toFixed(1)} ms, react floor ${under.toFixed(1)} ms, ratio ${(own / under).toFixed(2)}, libraries floor ${keeping.toFixed(1)} ms, own look drawn ${look.toFixed(1)} ms (${(look / under).toFixed(2)}), ratio ${(own / look).toFixed(2)}`,
      goal: `≤ ${goal}`,
      isMet: own / under <= goal,
    };
  };
  return [
    paintRow(),
    figure('first answer held', ({ answerMs }) => answerMs, 'libraries', 'first', 1),
    figure('first answer held', ({ answerMs }) => answerMs, 'libraries', 'second', 0.75),
    figure('the same without the walk over start and code page', withoutWay, 'libraries', 'first'),
    figure('the same without the walk over start and code page', withoutWay, 'libraries', 'second'),
    figure('blocking time', ({ blockedMs }) => blockedMs, 'libraries', 'first', 1),
    touchRow(0.5, 1.15),
    touchRow(0.98, 1.5),
    {
      what: `${where}: code to first question`,
      value: `${medianOf(ours.first, ({ codeMs }) => codeMs).toFixed(0)} ms, of which blocked ${medianOf(ours.first, ({ codeBlockedMs }) => codeBlockedMs).toFixed(0)} ms`,
    },
  ];
}

export function unslowedRows(whole: Visit): readonly Measured[] {
  const mebibytes = whole.heapBytes / 2 ** 20;
  const durable = percentile(whole.durableMs, 0.5);
  return [
    {
      what: 'heap at the end of the form',
      value: `${mebibytes.toFixed(2)} MiB`,
      goal: '≤ 4.5',
      isMet: mebibytes <= 4.5,
    },
    {
      what: `choice given to durable, p50 of ${whole.durableMs.length}`,
      value: `${durable.toFixed(1)} ms`,
      goal: '≤ 12',
      isMet: durable <= 12,
    },
  ];
}

/** On the slow line: what comes beside the first page counts as far as it has come. */
export function bytesRow({ ours }: Visits): Measured {
  const kibibytes = medianOf(ours.first, ({ firstBytes }) => firstBytes) / 1_024;
  return {
    what: 'bytes before the first page is usable, slow 4G, CPU ×4',
    value: `${kibibytes.toFixed(1)} KiB`,
    goal: '≤ 90',
    isMet: kibibytes <= 90,
  };
}

/** What React and the libraries take alone. */
export function heapRow(visits: Visits): Measured {
  const formed = subjects.filter((name) => name !== 'plain' && name !== 'walked');
  const values = formed.map(
    (name) => `${name} ${(medianOf(visits[name].first, ({ heapBytes }) => heapBytes) / 2 ** 20).toFixed(2)} MiB`,
  );
  return { what: 'heap at the end of the form, CPU ×4', value: values.join(', ') };
}
