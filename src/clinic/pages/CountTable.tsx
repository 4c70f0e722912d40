import { textIn } from '../../core/text.ts';
import type { Footnote } from '../../questionnaires/reportTables.ts';
import { Table } from '../../ui/Table.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { findings, shownFindings, type TableView } from '../tableView.ts';
import { SmallCount } from './SmallCount.tsx';

export interface CountTableProps {
  readonly view: TableView;
  readonly title: string;
  readonly footnotes: readonly Footnote[];
}

/** One table of the report: figures, what is missing in columns of its own, and the notes that belong to it. */
export function CountTable({ view, title, footnotes }: CountTableProps) {
  const { t, language } = useLanguage();
  const { respondents, outside, unplaced } = view;
  const ofRows = footnotes.filter(({ row }) => row !== undefined);
  const markOf = (rowId: string) => ofRows.findIndex(({ row }) => row === rowId) + 1;
  const columns = shownFindings(view);
  const hasHidden = view.rows.some(({ counts }) => counts === undefined);
  const people = view.set.population === 'everyone' ? 'tables.populationEveryone' : 'tables.population';
  return (
    <section className="count-table">
      <Table
        caption={title}
        columns={[
          { id: 'row', header: t('tables.row') },
          ...columns.map(([finding]) => ({ id: finding, header: t(`tables.${finding}`), numeric: true })),
        ]}
        rows={view.rows.map(({ id, label, counts }) => {
          const mark = markOf(id);
          return {
            id,
            header: (
              <>
                {textIn(label, language)}
                {mark > 0 && <sup> {mark}</sup>}
              </>
            ),
            cells: columns.map(([finding, index]) =>
              counts === undefined ? t('tables.tooFew') : <SmallCount key={finding}>{counts[index] ?? 0}</SmallCount>,
            ),
          };
        })}
        footnotes={[
          t(people, { respondents, outside, unplaced }),
          ...ofRows.map(({ text }, index) => `${index + 1}. ${textIn(text, language)}`),
          ...footnotes.filter(({ row }) => row === undefined).map(({ text }) => textIn(text, language)),
          ...(columns.length === findings.length ? [t('tables.notComparableNote')] : []),
          ...(hasHidden ? [t('tables.tooFewNote')] : []),
          t('tables.smallCount'),
          t('tables.numbersNote'),
        ]}
      />
    </section>
  );
}
