// Tables 1 and 2 of the report "KAST in Gothenburg" (2021) as indicator sets for core's countTable, in the report's order.
// The report prints no cut-offs: the ones below are ours, and a footnote says so. No counting happens here.

type Text = Readonly<Record<string, string>>;

type CountsAsYes =
  | { readonly kind: 'is'; readonly value: boolean }
  | { readonly kind: 'one-of'; readonly codes: readonly string[] }
  | { readonly kind: 'ordinal-at-least'; readonly value: number };

export interface TableRow {
  readonly id: string;
  readonly label: Text;
  /** Item code. */
  readonly item: string;
  readonly yes: CountsAsYes;
}

export interface Footnote {
  readonly id: string;
  /** Id of the row that carries the footnote's mark; without it the footnote is about the whole table. */
  readonly row?: string;
  readonly text: Text;
}

export interface ReportTable {
  readonly id: string;
  readonly title: Text;
  readonly occasion: 'start' | 'end';
  readonly questionnaire: { readonly url: string; readonly versions: readonly string[] };
  /** Who is counted; everybody else is outside the table. */
  readonly population: { readonly item: string; readonly is: true } | 'everyone';
  readonly indicators: readonly TableRow[];
  readonly footnotes: readonly Footnote[];
}

const questionnaire = { url: 'urn:uuid:3b28fa45-6b06-4f76-aeb0-d6f27bc7f666', versions: ['1.0.0', '1.1.0'] };
const everBought = { item: 'bought-ever', is: true } as const;

const lastYear: CountsAsYes = { kind: 'one-of', codes: ['week', 'month', 'half-year', 'year'] };
const upperThreeOfFive: CountsAsYes = { kind: 'ordinal-at-least', value: 3 };
const upperTwoOfFive: CountsAsYes = { kind: 'ordinal-at-least', value: 4 };
const isTrue: CountsAsYes = { kind: 'is', value: true };

function row(id: string, item: string, yes: CountsAsYes, sv: string, en: string): TableRow {
  return { id, item, yes, label: { sv, en } };
}

const startRows: readonly TableRow[] = [
  row(
    'completed',
    'occasion',
    { kind: 'one-of', codes: ['start'] },
    'Fyllde i självskattningen vid start av behandlingen',
    'Completed the self-rating at the start of treatment',
  ),
  row('bought-ever', 'bought-ever', isTrue, 'Har tidigare köpt sex', 'Has previously bought sex'),
  row(
    'bought-last-year',
    'bought-last',
    lastYear,
    'Har köpt sex det senaste året',
    'Has bought sex during the last year',
  ),
  row('partner', 'partner', isTrue, 'Har en partner', 'Has a partner'),
  row('children', 'children', isTrue, 'Har barn', 'Has a child or children'),
  row(
    'destructive-behaviour',
    'destructive-behaviour',
    upperThreeOfFive,
    'Tycker att det egna sexuella beteendet är destruktivt',
    'Considers their sexual behaviour destructive',
  ),
  row(
    'destructive-thoughts',
    'destructive-thoughts',
    upperThreeOfFive,
    'Tycker att de egna sexuella tankarna är destruktiva',
    'Considers their sexual thoughts destructive',
  ),
  row(
    'destructive-relationships',
    'destructive-relationships',
    upperThreeOfFive,
    'Tycker att det egna sexuella beteendet är destruktivt i relationerna',
    'Considers their sexual behaviour destructive in their relationships',
  ),
];

const endRows: readonly TableRow[] = [
  row(
    'completed',
    'occasion',
    { kind: 'one-of', codes: ['end'] },
    'Fyllde i självskattningen vid slut av behandlingen',
    'Completed the self-rating at the end of treatment',
  ),
  row(
    'bought-last-year',
    'bought-last',
    lastYear,
    'Har köpt sexuella tjänster det senaste året',
    'Has purchased sexual services in the last year',
  ),
  row(
    'access-often',
    'access-often',
    upperTwoOfFive,
    'Kunde komma på samtal så ofta som önskades eller behövdes',
    'Could come to counselling as often as desired or needed',
  ),
  row(
    'access-long',
    'access-long',
    upperTwoOfFive,
    'Kunde komma på samtal så länge som det behövdes',
    'Could come to counselling for as long as needed',
  ),
  row(
    'met-respect',
    'met-respect',
    upperTwoOfFive,
    'Blev bemött med respekt av terapeuterna',
    'The therapists treat clients respectfully',
  ),
  row(
    'met-non-judgemental',
    'met-non-judgemental',
    upperTwoOfFive,
    'Blev bemött av terapeuterna utan att bli dömd',
    'The therapists are non-judgemental',
  ),
  row(
    'met-dignity',
    'met-dignity',
    upperTwoOfFive,
    'Blev bemött med värdighet av terapeuterna',
    'The therapists treat clients with dignity',
  ),
  row(
    'could-talk',
    'could-talk',
    upperTwoOfFive,
    'Det fanns utrymme att prata om svåra saker som rör sex',
    'There was an opportunity to talk about difficult sexual issues',
  ),
  row(
    'help-received',
    'help-received',
    upperTwoOfFive,
    'Fick den hjälp som behövdes eller väntades',
    'Received the help that was needed or expected',
  ),
  row(
    'impulses-stopped',
    'impulses-stopped',
    upperTwoOfFive,
    'Kan stoppa oönskade sexuella impulser tack vare behandlingen',
    'Was able to stop unwanted sexual impulses due to treatment',
  ),
];

const startCutOffs: Footnote = {
  id: 'cut-offs',
  text: {
    sv: 'Rapporten anger inte var gränsen för ”ja” går. Gränserna är våra: det senaste året = alternativen upp till 12 månader; destruktivt = de tre högsta av fem svar.',
    en: 'The report does not say which answers count as “yes”. The cut-offs are ours: last year = the options up to 12 months; destructive = the upper three of five answers.',
  },
};

const endCutOffs: Footnote = {
  id: 'cut-offs',
  text: {
    sv: 'Rapporten anger inte var gränsen för ”ja” går. Gränserna är våra: det senaste året = alternativen upp till 12 månader; övriga rader = de två högsta av fem svar.',
    en: 'The report does not say which answers count as “yes”. The cut-offs are ours: last year = the options up to 12 months; the other rows = the upper two of five answers.',
  },
};

const startInTheReport: Footnote = {
  id: 'row-label',
  row: 'completed',
  text: {
    sv: 'I rapportens tabell 2 står det ”at the start of treatment” på den här raden, fast tabellen gäller slutet.',
    en: 'In the report’s Table 2 this row reads “at the start of treatment”, although the table is about the end.',
  },
};

export const table1: ReportTable = {
  id: 'table-1',
  title: {
    sv: 'Tabell 1. Start av behandlingen: de som någon gång har köpt sex',
    en: 'Table 1. Start of treatment: those who have ever bought sex',
  },
  occasion: 'start',
  questionnaire,
  population: everBought,
  indicators: startRows,
  footnotes: [startCutOffs],
};

export const table1Everyone: ReportTable = {
  ...table1,
  id: 'table-1-everyone',
  title: { sv: 'Start av behandlingen: alla', en: 'Start of treatment: everyone' },
  population: 'everyone',
};

export const table2: ReportTable = {
  id: 'table-2',
  title: {
    sv: 'Tabell 2. Slut av behandlingen: de som någon gång har köpt sex',
    en: 'Table 2. End of treatment: those who have ever bought sex',
  },
  occasion: 'end',
  questionnaire,
  population: everBought,
  indicators: endRows,
  footnotes: [endCutOffs, startInTheReport],
};

export const table2Everyone: ReportTable = {
  ...table2,
  id: 'table-2-everyone',
  title: { sv: 'Slut av behandlingen: alla', en: 'End of treatment: everyone' },
  population: 'everyone',
  footnotes: [endCutOffs],
};

export const reportTables: readonly ReportTable[] = [table1, table2, table1Everyone, table2Everyone];
