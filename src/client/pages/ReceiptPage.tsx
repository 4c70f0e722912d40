import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { UpdateOffer } from './StartPage.tsx';

export interface ReceiptPageProps {
  /** XXXX-XXXX */
  readonly reference: string;
  readonly isUpdateReady: boolean;
  readonly onUpdate: () => void;
  readonly onDone: () => void;
}

export function ReceiptPage({ reference, isUpdateReady, onUpdate, onDone }: ReceiptPageProps) {
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
      <ButtonRow>
        <Button onClick={onDone}>{t('receipt.done')}</Button>
      </ButtonRow>
      {isUpdateReady && <UpdateOffer onUpdate={onUpdate} />}
    </>
  );
}
