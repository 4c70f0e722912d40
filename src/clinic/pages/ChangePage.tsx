import { useMemo, useState } from 'react';
import { changeReport, peopleWith } from '../../core/changeReport.ts';
import { flowOf } from '../../core/flow.ts';
import { pairsBetween } from '../../core/person.ts';
import { trajectoryOf } from '../../core/trajectory.ts';
import { changePlan } from '../../questionnaires/changePlan.ts';
import { countingRules } from '../../questionnaires/countingRules.ts';
import { Button } from '../../ui/Button.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { PrintableArea } from '../../ui/PrintableArea.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { CountedClinic } from '../countedClinic.ts';
import { measureName } from '../measureName.ts';
import { SlopePicture } from '../pictures/SlopePicture.tsx';
import { ChangeChoices, type Compared } from './ChangeChoices.tsx';
import { FlowSection } from './FlowSection.tsx';
import { IndicatorChangeTable } from './IndicatorChangeTable.tsx';
import { NeedsMail } from './NeedsMail.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { ScaleChangeTable } from './ScaleChangeTable.tsx';

export interface ChangePageProps {
  /** Undefined until responses were fetched. */
  readonly counted: CountedClinic | undefined;
  readonly onPrint: () => void;
}

/** Change on the same people: how they went through the occasions, and what two occasions say about each of them. */
export function ChangePage({ counted, onPrint }: ChangePageProps) {
  const { t } = useLanguage();
  if (counted === undefined) {
    return (
      <>
        <Heading level={1}>{t('change.heading')}</Heading>
        <NeedsMail>{t('tables.needsMail')}</NeedsMail>
      </>
    );
  }
  return <Report counted={counted} onPrint={onPrint} />;
}

function Report({ counted, onPrint }: { readonly counted: CountedClinic; readonly onPrint: () => void }) {
  const { t, language } = useLanguage();
  const { people, doubled, measures } = counted;
  const flow = useMemo(() => flowOf(people), [people]);
  const [first] = flow.pairs;
  const [compared, setCompared] = useState<Compared>({
    from: first?.from ?? 'start',
    to: first?.to ?? 'end',
    problem: '',
    measure: '',
  });
  const problems = measures.find(({ item }) => item === changePlan.problems);
  const chosen = useMemo(
    () =>
      compared.problem === '' || problems === undefined
        ? people
        : peopleWith(problems, compared.problem, people, countingRules),
    [compared.problem, problems, people],
  );
  const pairs = useMemo(() => pairsBetween(chosen, compared.from, compared.to), [chosen, compared.from, compared.to]);
  const report = useMemo(() => changeReport(changePlan, measures, pairs, countingRules), [measures, pairs]);
  const row = report.scales.find(({ measure }) => measure.id === compared.measure) ?? report.scales[0];
  const trajectory = useMemo(() => row && trajectoryOf(row.measure, chosen, countingRules), [row, chosen]);
  const names = { from: t(`flow.short.${compared.from}`), to: t(`flow.short.${compared.to}`) };
  return (
    <>
      <PrintableArea>
        <Heading level={1}>{t('change.heading')}</Heading>
        <p>{t('change.intro')}</p>
      </PrintableArea>
      <ChangeChoices
        compared={{ ...compared, measure: row?.measure.id ?? '' }}
        onCompared={setCompared}
        pairs={flow.pairs}
        problems={problems}
        scales={report.scales.map(({ measure }) => ({
          value: measure.id,
          label: measureName(measure, measures, language, t),
        }))}
      />
      <PrintableArea>
        <FlowSection flow={flow} doubledCount={doubled.length} />
        <section className="report-part">
          <Heading level={2}>
            {t('change.between', { from: t(`occasion.${compared.from}`), to: t(`occasion.${compared.to}`) })}
          </Heading>
          <p>{t('change.pairs', { count: pairs.length })}</p>
          {report.primary !== undefined && (
            <IndicatorChangeTable caption={t('change.primary')} rows={[report.primary]} />
          )}
        </section>
        {report.indicators.length > 0 && (
          <section className="report-part">
            <Heading level={2}>{t('change.exploratory')}</Heading>
            <p>{t('change.exploratoryNote', { count: report.exploratoryTests })}</p>
            <IndicatorChangeTable caption={t('change.indicators')} rows={report.indicators} />
            {report.scales.length > 0 && <ScaleChangeTable rows={report.scales} measures={measures} />}
          </section>
        )}
        {row !== undefined && row.steps.length > 0 && (
          <section className="report-part">
            <Heading level={2}>{measureName(row.measure, measures, language, t)}</Heading>
            <SlopePicture row={row} {...names} />
            <p className="table-note">{t('change.slopeNote')}</p>
          </section>
        )}
        <p className="report-part">{t('change.cannotShow')}</p>
      </PrintableArea>
      {row !== undefined && trajectory !== undefined && trajectory.people.length > 0 && (
        <PeopleTable measure={row.measure} trajectory={trajectory} />
      )}
      <p>
        <Button variant="secondary" onClick={onPrint}>
          {t('change.print')}
        </Button>
      </p>
    </>
  );
}
