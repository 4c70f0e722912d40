// What is compared on the same people, fixed before anybody looked: one primary indicator, and everything else as
// exploratory. How clients rate their therapists is compared for nobody. The words are the page's (`report.change` in clinic.json).

const worse = ['considered', 'pornography', 'chat', 'clubs', 'compulsive', 'other'].flatMap((behaviour) => [
  `behaviour.${behaviour}.often`,
  `behaviour.${behaviour}.distress`,
]);

const lower = [
  ...['bought-often', 'bought-distress', ...worse],
  ...['destructive-behaviour', 'destructive-thoughts', 'destructive-relationships', 'guilt', 'shame', 'inadequacy'],
  ...['self-image', 'relationships', 'control', 'control-seven', 'well-being'],
];
const higher = ['access-often', 'access-long', 'impulses-stopped', 'refrained'];

function destructive(part: string) {
  const item = `destructive-${part}`;
  return { id: item, item, yes: { kind: 'ordinal-at-least', value: 3 } as const };
}

export const changePlan = {
  primary: {
    id: 'bought-last-half-year',
    item: 'bought-last',
    yes: { kind: 'one-of', codes: ['week', 'month', 'half-year'] },
  },
  indicators: [
    {
      id: 'bought-last-year',
      item: 'bought-last',
      yes: { kind: 'one-of', codes: ['week', 'month', 'half-year', 'year'] },
    },
    destructive('behaviour'),
    destructive('thoughts'),
    destructive('relationships'),
    {
      id: 'someone-to-talk-to',
      item: 'someone-to-talk-to',
      yes: { kind: 'is', value: true },
    },
  ],
  scales: [
    ...lower.map((item) => ({ item, better: 'lower' as const })),
    ...higher.map((item) => ({ item, better: 'higher' as const })),
  ],
  problems: 'reasons',
} as const;
