// Tables 1 and 2 of the report "KAST in Gothenburg" (2021) as indicator sets for core's countTable, in the report's order.
// The report prints no cut-offs: the ones below are ours, and a footnote says so. No counting happens here, and no words stand
// here: titles, rows and footnotes are texts of the clinic's page, in every language that has a folder (`report` in clinic.json).

type CountsAsYes =
  | { readonly kind: 'is'; readonly value: boolean }
  | { readonly kind: 'one-of'; readonly codes: readonly string[] }
  | { readonly kind: 'ordinal-at-least'; readonly value: number };

export interface TableRow {
  readonly id: string;
  /** Item code. */
  readonly item: string;
  readonly yes: CountsAsYes;
}

export interface Footnote {
  readonly id: string;
  /** Id of the row that carries the footnote's mark; without it the footnote is about the whole table. */
  readonly row?: string;
}

export interface ReportTable {
  readonly id: string;
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

function row(id: string, item: string, yes: CountsAsYes): TableRow {
  return { id, item, yes };
}

const startRows: readonly TableRow[] = [
  row('completed', 'occasion', { kind: 'one-of', codes: ['start'] }),
  row('bought-ever', 'bought-ever', isTrue),
  row('bought-last-year', 'bought-last', lastYear),
  row('partner', 'partner', isTrue),
  row('children', 'children', isTrue),
  row('destructive-behaviour', 'destructive-behaviour', upperThreeOfFive),
  row('destructive-thoughts', 'destructive-thoughts', upperThreeOfFive),
  row('destructive-relationships', 'destructive-relationships', upperThreeOfFive),
];

const endRows: readonly TableRow[] = [
  row('completed', 'occasion', { kind: 'one-of', codes: ['end'] }),
  row('bought-last-year', 'bought-last', lastYear),
  row('access-often', 'access-often', upperTwoOfFive),
  row('access-long', 'access-long', upperTwoOfFive),
  row('met-respect', 'met-respect', upperTwoOfFive),
  row('met-non-judgemental', 'met-non-judgemental', upperTwoOfFive),
  row('met-dignity', 'met-dignity', upperTwoOfFive),
  row('could-talk', 'could-talk', upperTwoOfFive),
  row('help-received', 'help-received', upperTwoOfFive),
  row('impulses-stopped', 'impulses-stopped', upperTwoOfFive),
];

const cutOffs: Footnote = { id: 'cut-offs' };
const startInTheReport: Footnote = { id: 'row-label', row: 'completed' };

export const table1: ReportTable = {
  id: 'table-1',
  occasion: 'start',
  questionnaire,
  population: everBought,
  indicators: startRows,
  footnotes: [cutOffs],
};

export const table1Everyone: ReportTable = {
  ...table1,
  id: 'table-1-everyone',
  population: 'everyone',
};

export const table2: ReportTable = {
  id: 'table-2',
  occasion: 'end',
  questionnaire,
  population: everBought,
  indicators: endRows,
  footnotes: [cutOffs, startInTheReport],
};

export const table2Everyone: ReportTable = {
  ...table2,
  id: 'table-2-everyone',
  population: 'everyone',
  footnotes: [cutOffs],
};

export const reportTables: readonly ReportTable[] = [table1, table2, table1Everyone, table2Everyone];
