import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PrintableArea } from '../../ui/PrintableArea.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { Filling } from '../journey.ts';
import { AnswerSummary } from './AnswerSummary.tsx';

export interface CopyPageProps {
  readonly filling: Filling;
  readonly onPrint: () => void;
  readonly onClose: () => void;
}

/** The only page that a printer gets anything of. Never shown on a shared tablet. */
export function CopyPage({ filling, onPrint, onClose }: CopyPageProps) {
  const { t } = useLanguage();
  return (
    <>
      <Heading level={1}>{t('copy.title')}</Heading>
      <Notice kind="warning">
        <p>{t('copy.warning')}</p>
        <p>{t('copy.printer')}</p>
      </Notice>
      <ButtonRow>
        <Button onClick={onPrint}>{t('copy.print')}</Button>
        <Button variant="quiet" onClick={onClose}>
          {t('copy.back')}
        </Button>
      </ButtonRow>
      <PrintableArea>
        <AnswerSummary filling={filling} />
      </PrintableArea>
    </>
  );
}
