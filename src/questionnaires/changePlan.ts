// What is compared on the same people, fixed before anybody looked: one primary indicator, and everything else as
// exploratory. How clients rate their therapists is compared for nobody.

type Text = Readonly<Record<string, string>>;

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

function destructive(part: string, sv: string, en: string) {
  const item = `destructive-${part}`;
  return { id: item, item, label: { sv, en }, yes: { kind: 'ordinal-at-least', value: 3 } as const };
}

const lastYear: { readonly id: string; readonly item: string; readonly label: Text } = {
  id: 'bought-last-year',
  item: 'bought-last',
  label: { sv: 'Har köpt sex det senaste året', en: 'Has bought sex during the last year' },
};

export const changePlan = {
  primary: {
    id: 'bought-last-half-year',
    item: 'bought-last',
    label: { sv: 'Har köpt sex de senaste sex månaderna', en: 'Has bought sex in the last six months' },
    yes: { kind: 'one-of', codes: ['week', 'month', 'half-year'] },
  },
  indicators: [
    { ...lastYear, yes: { kind: 'one-of', codes: ['week', 'month', 'half-year', 'year'] } },
    destructive(
      'behaviour',
      'Tycker att det sexuella beteendet är destruktivt',
      'Considers their sexual behaviour destructive',
    ),
    destructive(
      'thoughts',
      'Tycker att de sexuella tankarna är destruktiva',
      'Considers their sexual thoughts destructive',
    ),
    destructive(
      'relationships',
      'Tycker att det sexuella beteendet är destruktivt i relationerna',
      'Considers their sexual behaviour destructive in their relationships',
    ),
    {
      id: 'someone-to-talk-to',
      item: 'someone-to-talk-to',
      label: { sv: 'Har någon utanför mottagningen att prata med', en: 'Has somebody outside the clinic to talk to' },
      yes: { kind: 'is', value: true },
    },
  ],
  scales: [
    ...lower.map((item) => ({ item, better: 'lower' as const })),
    ...higher.map((item) => ({ item, better: 'higher' as const })),
  ],
  problems: 'reasons',
} as const;
