import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { Tablet } from '../kioskMode.ts';
import { AnswerPlace } from './AnswerPlace.tsx';
import { ClosingNotice, closingId } from './ClosingNotice.tsx';
import { UpdateOffer } from './UpdateOffer.tsx';

export interface ReceiptPageProps {
  readonly tablet: Tablet;
  /** XXXX-XXXX */
  readonly reference: string;
  /** The UTC day that the intake signed. */
  readonly day?: string | undefined;
  readonly isUpdateReady: boolean;
  readonly onUpdate: () => void;
  readonly onDone: () => void;
}

export function ReceiptPage({ tablet, reference, day, isUpdateReady, onUpdate, onDone }: ReceiptPageProps) {
  const { t } = useLanguage();
  return (
    <>
      <Heading level={1} describedBy={tablet === undefined ? undefined : closingId}>
        {t('receipt.title')}
      </Heading>
      <p className="lead">{t('receipt.thanks')}</p>
      <Notice kind="success" title={t('receipt.reference')}>
        <p className="reference" translate="no" dir="ltr">
          {reference}
        </p>
        <p>{t('receipt.referenceHelp')}</p>
      </Notice>
      <AnswerPlace place={{ at: 'clinic', since: day }} isKept more={t('receipt.nothingLeft')} />
      <p>{t('receipt.notRead')}</p>
      {tablet === undefined ? (
        <ButtonRow>
          <Button onClick={onDone}>{t('receipt.done')}</Button>
        </ButtonRow>
      ) : (
        <ClosingNotice onClose={onDone} />
      )}
      {isUpdateReady && <UpdateOffer onUpdate={onUpdate} />}
    </>
  );
}
