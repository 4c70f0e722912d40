import { useMemo } from 'react';
import { reportTables } from '../../questionnaires/reportTables.ts';
import { Button } from '../../ui/Button.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { PrintableArea } from '../../ui/PrintableArea.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { CountedClinic } from '../countedClinic.ts';
import { tableViews } from '../tableView.ts';
import { CountTable } from './CountTable.tsx';
import { NeedsMail } from './NeedsMail.tsx';
import { OwnWordsSection } from './OwnWordsSection.tsx';
import { SpreadSection } from './SpreadSection.tsx';

export interface TablesPageProps {
  /** Undefined until responses were fetched. */
  readonly counted: CountedClinic | undefined;
  readonly onPrint: () => void;
}

export function TablesPage({ counted, onPrint }: TablesPageProps) {
  const { t } = useLanguage();
  if (counted === undefined) {
    return (
      <>
        <Heading level={1}>{t('tables.heading')}</Heading>
        <NeedsMail>{t('tables.needsMail')}</NeedsMail>
      </>
    );
  }
  return (
    <>
      <PrintableArea>
        <Heading level={1}>{t('tables.heading')}</Heading>
        <p>{t('tables.reconstruction')}</p>
        <ReportTables counted={counted} />
        <SpreadSection counted={counted} />
        <OwnWordsSection counted={counted} />
        <p className="report-part">{t('change.cannotShow')}</p>
      </PrintableArea>
      <p>
        <Button variant="secondary" onClick={onPrint}>
          {t('tables.print')}
        </Button>
      </p>
    </>
  );
}

/** A part of its own, like its neighbours: the page can draw between one and the next. */
function ReportTables({ counted: { responses } }: { readonly counted: CountedClinic }) {
  const views = useMemo(() => tableViews(reportTables, responses), [responses]);
  return views.map((view) => <CountTable key={view.set.id} view={view} footnotes={view.set.footnotes} />);
}
