import { useEffect, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PrintableArea } from '../../ui/PrintableArea.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { documentLanguages } from '../documentTexts.ts';
import type { PrintedSlip } from '../printedSlip.ts';
import { qrPath } from '../qrPath.ts';
import { useWayBack } from '../wayBack.ts';
import { Slip } from './Slip.tsx';
import { type SlipLayout, SlipOptions } from './SlipOptions.tsx';

export interface SlipsPageProps {
  readonly sheet: number;
  /** Their codes are secret and live as long as this page is shown. */
  readonly slips: readonly PrintedSlip[];
  /** The client page's address; the QR code holds exactly this. */
  readonly address: string;
  readonly onPrint: () => void;
  readonly onLeave: () => void;
}

export function SlipsPage({ sheet, slips, address, onPrint, onLeave }: SlipsPageProps) {
  const { t } = useLanguage();
  const [isLeaving, setLeaving] = useState(false);
  const [layout, setLayout] = useState<SlipLayout>('sheet');
  const [languages, setLanguages] = useState(documentLanguages);
  useEffect(() => {
    // Reload and another address would take the codes without a question, and nothing can show them again.
    const ask = (event: Event) => event.preventDefault();
    globalThis.addEventListener('beforeunload', ask);
    return () => globalThis.removeEventListener('beforeunload', ask);
  }, []);
  useWayBack(() => {
    setLeaving(true);
    return true;
  });
  const qr = qrPath(address);
  const typed = address.replace(/\/$/, '').replace(/^https:\/\//, '');
  const roll = languages.length > 2 ? 'slip-receipts slip-receipts-long' : 'slip-receipts';
  const range = { sheet, first: slips[0]?.serial ?? '', last: slips.at(-1)?.serial ?? '' };
  return (
    <>
      <Heading level={1}>{t('slips.heading')}</Heading>
      <Notice kind="warning">
        <p>{t('slips.intro')}</p>
      </Notice>
      <p>{t('slips.advice')}</p>
      <p>{t('slips.address', { address: typed })}</p>
      <SlipOptions layout={layout} onLayout={setLayout} languages={languages} onLanguages={setLanguages} />
      <ButtonRow>
        <Button onClick={onPrint}>{t('slips.print')}</Button>
        <Button variant="secondary" onClick={() => setLeaving(true)}>
          {t('slips.leave')}
        </Button>
      </ButtonRow>
      <Heading level={2}>{t('slips.sheet', range)}</Heading>
      <PrintableArea>
        <div className={layout === 'sheet' ? 'slip-sheet' : roll}>
          {slips.map(({ serial, code }) => (
            <Slip key={serial} serial={serial} code={code} address={typed} qr={qr} languages={languages} />
          ))}
        </div>
      </PrintableArea>
      <Dialog
        open={isLeaving}
        title={t('slips.leaveTitle')}
        onClose={() => setLeaving(false)}
        actions={
          <>
            <Button onClick={onLeave}>{t('slips.leaveConfirm')}</Button>
            <Button variant="secondary" onClick={() => setLeaving(false)}>
              {t('slips.leaveBack')}
            </Button>
          </>
        }
      >
        <p>{t('slips.leaveText')}</p>
      </Dialog>
    </>
  );
}
