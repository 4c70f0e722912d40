import { textIn } from '../../core/text.ts';
import type { ReportTable } from '../../questionnaires/reportTables.ts';
import { Button } from '../../ui/Button.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PrintableArea } from '../../ui/PrintableArea.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { CountedClinic } from '../countedClinic.ts';
import type { TableView } from '../tableView.ts';
import { CountTable } from './CountTable.tsx';
import { OwnWordsSection } from './OwnWordsSection.tsx';
import { SpreadSection } from './SpreadSection.tsx';

export interface TablesPageProps {
  /** Undefined until responses were fetched. */
  readonly views: readonly TableView<ReportTable>[] | undefined;
  readonly counted: CountedClinic | undefined;
  readonly onPrint: () => void;
}

export function TablesPage({ views, counted, onPrint }: TablesPageProps) {
  const { t, language } = useLanguage();
  if (views === undefined) {
    return (
      <>
        <Heading level={1}>{t('tables.heading')}</Heading>
        <Notice>
          <p>{t('tables.needsMail')}</p>
        </Notice>
      </>
    );
  }
  return (
    <>
      <Heading level={1}>{t('tables.heading')}</Heading>
      <PrintableArea>
        <p>{t('tables.reconstruction')}</p>
        {views.map((view) => (
          <CountTable
            key={view.set.id}
            view={view}
            title={textIn(view.set.title, language)}
            footnotes={view.set.footnotes}
          />
        ))}
        {counted !== undefined && (
          <>
            <SpreadSection counted={counted} />
            <OwnWordsSection counted={counted} />
          </>
        )}
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
