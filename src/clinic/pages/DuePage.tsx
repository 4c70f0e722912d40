import { useState } from 'react';
import type { Day } from '../../core/day.ts';
import type { DueState } from '../../core/due.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Details } from '../../ui/Details.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { PrintableArea } from '../../ui/PrintableArea.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { wholeParts } from '../../ui/wholeParts.tsx';
import { type DueView, dueStates } from '../dueView.ts';
import { DueTable } from './DueTable.tsx';
import { NeedsMail } from './NeedsMail.tsx';
import { ReminderSlips } from './ReminderSlips.tsx';

export interface DuePageProps {
  readonly today: Day;
  /** Undefined until responses were fetched. */
  readonly view: DueView | undefined;
  /** The client page's address, for the reminders. */
  readonly address: string;
  readonly onShow: (serial: string) => void;
  readonly onPrint: () => void;
}

/** Folded away: nobody has to do anything about them today. */
const quiet: readonly DueState[] = ['missing', 'later'];

/** Who is asked, by number: no name, telephone or address is kept here, and there is no field for one. */
export function DuePage({ today, view, address, onShow, onPrint }: DuePageProps) {
  const { t } = useLanguage();
  const [isReminding, setReminding] = useState(false);
  if (view === undefined) {
    return (
      <>
        <Heading level={1}>{t('due.heading')}</Heading>
        <NeedsMail>{t('due.needsMail')}</NeedsMail>
      </>
    );
  }
  const toRemind = [...view.late, ...view.due];
  if (isReminding) {
    return (
      <>
        <Heading level={1}>{t('due.remindHeading')}</Heading>
        <p>{t('due.remindIntro')}</p>
        <ButtonRow>
          <Button onClick={onPrint}>{t('due.remindPrint')}</Button>
          <Button variant="secondary" onClick={() => setReminding(false)}>
            {t('due.remindBack')}
          </Button>
        </ButtonRow>
        <PrintableArea>
          <ReminderSlips entries={toRemind} address={address} />
        </PrintableArea>
      </>
    );
  }
  return (
    <>
      <Heading level={1}>{t('due.heading')}</Heading>
      <p>{wholeParts(t('due.intro', { day: today }))}</p>
      <ButtonRow>
        <Button variant="secondary" onClick={onPrint}>
          {t('due.print')}
        </Button>
        {toRemind.length > 0 && (
          <Button variant="secondary" onClick={() => setReminding(true)}>
            {t('due.remind')}
          </Button>
        )}
      </ButtonRow>
      <PrintableArea>
        <p className="print-only">{wholeParts(t('due.printedOn', { day: today }))}</p>
        {dueStates
          .filter((state) => !quiet.includes(state))
          .map((state) => (
            <DueTable key={state} state={state} entries={view[state]} onShow={onShow} />
          ))}
      </PrintableArea>
      {quiet.map((state) => (
        <Details key={state} summary={t(`due.${state}Summary`, { count: view[state].length })}>
          <DueTable state={state} entries={view[state]} onShow={onShow} />
        </Details>
      ))}
      <Details summary={t('due.rules')}>
        <p>{t('due.ruleFrom')}</p>
        <p>{t('due.ruleWindow')}</p>
        <p>{t('due.ruleMonthEnd')}</p>
        <p>{t('due.ruleExpected')}</p>
      </Details>
    </>
  );
}
