import type { Footnote } from '../../questionnaires/reportTables.ts';
import { Table } from '../../ui/Table.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { findings, shownFindings, type TableView } from '../tableView.ts';
import { SmallCount } from './SmallCount.tsx';

export interface CountTableProps {
  readonly view: TableView;
  readonly footnotes: readonly Footnote[];
}

/** One table of the report: figures, what is missing in columns of its own, and the notes that belong to it. */
export function CountTable({ view, footnotes }: CountTableProps) {
  const { t } = useLanguage();
  const { respondents, outside, unplaced } = view;
  const { id: table, occasion, population } = view.set;
  const note = ({ id }: Footnote) => t(`report.note.${occasion}.${id}`);
  const ofRows = footnotes.filter(({ row }) => row !== undefined);
  const markOf = (rowId: string) => ofRows.findIndex(({ row }) => row === rowId) + 1;
  const columns = shownFindings(view);
  const hasHidden = view.rows.some(({ counts }) => counts === undefined);
  const people = population === 'everyone' ? 'tables.populationEveryone' : 'tables.population';
  return (
    <section className="count-table">
      <Table
        caption={t(`report.title.${table}`)}
        columns={[
          { id: 'row', header: t('tables.row') },
          ...columns.map(([finding]) => ({ id: finding, header: t(`tables.${finding}`), numeric: true })),
        ]}
        rows={view.rows.map(({ id, counts }) => {
          const mark = markOf(id);
          return {
            id,
            header: (
              <>
                {t(`report.row.${occasion}.${id}`)}
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
          ...ofRows.map((footnote, index) => `${index + 1}. ${note(footnote)}`),
          ...footnotes.filter(({ row }) => row === undefined).map(note),
          ...(columns.length === findings.length ? [t('tables.notComparableNote')] : []),
          ...(hasHidden ? [t('tables.tooFewNote')] : []),
          t('tables.smallCount'),
          t('tables.numbersNote'),
        ]}
      />
    </section>
  );
}
