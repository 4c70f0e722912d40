import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { Tablet } from '../kioskMode.ts';
import { ClosingNotice } from './ClosingNotice.tsx';
import { UpdateOffer } from './UpdateOffer.tsx';

export interface ReceiptPageProps {
  readonly tablet: Tablet;
  /** XXXX-XXXX */
  readonly reference: string;
  readonly isUpdateReady: boolean;
  readonly onUpdate: () => void;
  readonly onDone: () => void;
}

export function ReceiptPage({ tablet, reference, isUpdateReady, onUpdate, onDone }: ReceiptPageProps) {
  const { t } = useLanguage();
  return (
    <>
      <Heading level={1}>{t('receipt.title')}</Heading>
      <Notice kind="success" title={t('receipt.reference')}>
        <p className="reference" translate="no">
          {reference}
        </p>
        <p>{t('receipt.referenceHelp')}</p>
      </Notice>
      <p>{t('receipt.nothingLeft')}</p>
      <p>{t('receipt.notRead')}</p>
      {tablet !== undefined && <ClosingNotice onClose={onDone} />}
      <ButtonRow>
        <Button onClick={onDone}>{t('receipt.done')}</Button>
      </ButtonRow>
      {isUpdateReady && <UpdateOffer onUpdate={onUpdate} />}
    </>
  );
}
