import type { ScaleRow } from '../../core/changeReport.ts';
import type { Measure } from '../../core/measure.ts';
import { Table } from '../../ui/Table.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { measureName } from '../measureName.ts';
import { SmallCount } from './SmallCount.tsx';
import { TestResult } from './TestResult.tsx';

export interface ScaleChangeTableProps {
  readonly rows: readonly ScaleRow[];
  readonly measures: readonly Measure[];
}

/** Improved, same and worse for each ordered question, with what was left out and both tests. */
export function ScaleChangeTable({ rows, measures }: ScaleChangeTableProps) {
  const { t, language } = useLanguage();
  const columns = ['improved', 'same', 'worse', 'missing', 'notComparable'] as const;
  const derived = rows.reduce((sum, row) => sum + row.derived, 0);
  const isNormal = rows.some(
    ({ signedRankTest: test }) => test.state === 'tested' && test.method === 'signed-rank-normal',
  );
  return (
    <Table
      caption={t('change.scales')}
      columns={[
        { id: 'question', header: t('change.question') },
        ...columns.map((id) => ({ id, header: t(`change.${id}`), numeric: true })),
        { id: 'sign', header: t('change.signTest') },
        { id: 'rank', header: t('change.signedRank') },
      ]}
      rows={rows.map(({ measure, change, missing, notComparable, signTest, signedRankTest }) => ({
        id: measure.id,
        header: measureName(measure, measures, language, t),
        cells: [
          ...columns.map((id) => <SmallCount key={id}>{{ ...change, missing, notComparable }[id]}</SmallCount>),
          <TestResult key="sign" test={signTest} />,
          <TestResult key="rank" test={signedRankTest} />,
        ],
      }))}
      footnotes={[
        t('change.scaleNote'),
        ...(isNormal ? [t('change.normalNote')] : []),
        ...(derived > 0 ? [t('change.derivedNote', { count: derived })] : []),
        t('change.leftOutNote'),
        t('tables.smallCount'),
      ]}
    />
  );
}
