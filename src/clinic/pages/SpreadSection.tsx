import { useMemo, useState } from 'react';
import { openMeasures } from '../../core/changeReport.ts';
import { answersTo, distributionOf } from '../../core/distribution.ts';
import { countingRules } from '../../questionnaires/countingRules.ts';
import { Heading } from '../../ui/Heading.tsx';
import { Table } from '../../ui/Table.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { answerName } from '../answerName.ts';
import type { CountedClinic } from '../countedClinic.ts';
import { measureName } from '../measureName.ts';
import { SpreadPicture } from '../pictures/SpreadPicture.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { SmallCount } from './SmallCount.tsx';

export interface SpreadSectionProps {
  readonly counted: CountedClinic;
}

const missing = ['skipped', 'declined', 'notAsked', 'notComparable'] as const;

/** Any question that may be shown, occasion by occasion: a picture, and the figures with what is missing. */
export function SpreadSection({ counted }: SpreadSectionProps) {
  const { t, language } = useLanguage();
  const { people, measures } = counted;
  const countable = useMemo(
    () =>
      openMeasures(measures, countingRules).filter(
        (measure) => !measure.question.hidden && answersTo(measure).length > 0,
      ),
    [measures],
  );
  const [chosen, setChosen] = useState('');
  const measure = countable.find(({ id }) => id === chosen) ?? countable[0];
  if (measure === undefined) return null;
  const spreads = distributionOf(measure, people, countingRules);
  const derived = spreads.reduce((sum, spread) => sum + spread.derived, 0);
  return (
    <section className="report-part">
      <Heading level={2}>{t('tables.byOccasion')}</Heading>
      <div className="choices">
        <ChoiceField
          id="spread-question"
          label={t('tables.chooseQuestion')}
          value={measure.id}
          options={countable.map((one) => ({ value: one.id, label: measureName(one, measures, language, t) }))}
          onChange={setChosen}
        />
      </div>
      {!measure.question.repeats && <SpreadPicture measure={measure} spreads={spreads} />}
      <Table
        caption={measureName(measure, measures, language, t)}
        columns={[
          { id: 'answer', header: t('tables.answer') },
          ...spreads.map(({ occasion }) => ({ id: occasion, header: t(`flow.short.${occasion}`), numeric: true })),
        ]}
        rows={[
          ...answersTo(measure).map((answer, index) => ({
            id: `answer ${String(answer)}`,
            header: answerName(measure, answer, language, t),
            cells: spreads.map(({ occasion, counts }) => <SmallCount key={occasion}>{counts[index] ?? 0}</SmallCount>),
          })),
          ...missing
            .filter((state) => state !== 'notComparable' || spreads.some((spread) => spread.notComparable > 0))
            .map((state) => ({
              id: state,
              header: t(`tables.${state}`),
              cells: spreads.map((spread) => <SmallCount key={spread.occasion}>{spread[state]}</SmallCount>),
            })),
          { id: 'n', header: t('tables.people'), cells: spreads.map((spread) => spread.people) },
        ]}
        footnotes={[
          ...(measure.question.repeats ? [t('tables.severalNote')] : []),
          ...(derived > 0 ? [t('change.derivedNote', { count: derived })] : []),
          ...(spreads.some((spread) => spread.notComparable > 0) ? [t('tables.notComparableNote')] : []),
          t('tables.smallCount'),
        ]}
      />
    </section>
  );
}
