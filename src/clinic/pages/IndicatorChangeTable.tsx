import type { IndicatorRow } from '../../core/changeReport.ts';
import { Table } from '../../ui/Table.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { SmallCount } from './SmallCount.tsx';
import { TestResult } from './TestResult.tsx';

export interface IndicatorChangeTableProps {
  readonly caption: string;
  readonly rows: readonly IndicatorRow[];
}

/** The paired 2×2 table of each indicator, one a row, with what was left out and the test. */
export function IndicatorChangeTable({ caption, rows }: IndicatorChangeTableProps) {
  const { t } = useLanguage();
  const columns = ['yesYes', 'yesNo', 'noYes', 'noNo', 'missing', 'notComparable'] as const;
  return (
    <Table
      caption={caption}
      columns={[
        { id: 'indicator', header: t('change.indicator') },
        ...columns.map((id) => ({ id, header: t(`change.${id}`), numeric: true })),
        { id: 'test', header: t('change.mcNemar') },
      ]}
      rows={rows.map(({ indicator, table, missing, notComparable, test }) => ({
        id: indicator.id,
        header: t(`report.change.${indicator.id}`),
        cells: [
          ...columns.map((id) => <SmallCount key={id}>{{ ...table, missing, notComparable }[id]}</SmallCount>),
          <TestResult key="test" test={test} />,
        ],
      }))}
      footnotes={[t('change.indicatorNote'), t('change.leftOutNote'), t('tables.smallCount')]}
    />
  );
}
