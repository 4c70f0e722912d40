import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Table } from '../../ui/Table.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import type { SetAsideMail } from '../mail.ts';
import { MoreRows, rowsAtOnce } from './MoreRows.tsx';

export interface SetAsideTableProps {
  readonly caption: string;
  readonly note: string;
  readonly mail: readonly SetAsideMail[];
  readonly working: boolean;
  /** What can be done about a slip that nobody marked as handed out. */
  readonly onHandOut?: (serial: string) => void;
}

/** Responses that are not counted, each with its reason in plain words. */
export function SetAsideTable({ caption, note, mail, working, onHandOut }: SetAsideTableProps) {
  const { t } = useLanguage();
  const [rowCount, setRowCount] = useState(rowsAtOnce);
  const occasionOf = ({ occasion }: SetAsideMail) => (occasion === undefined ? '–' : t(`occasion.${occasion}`));
  const actionOf = ({ reason, serial }: SetAsideMail) =>
    reason !== 'not-handed-out' || serial === undefined || onHandOut === undefined ? (
      ''
    ) : (
      <Button variant="secondary" working={working} onClick={() => onHandOut(serial)}>
        <span aria-hidden="true">{t('mail.markHandedOut')}</span>
        <VisuallyHidden>{t('mail.markHandedOutFull', { serial })}</VisuallyHidden>
      </Button>
    );
  return (
    <>
      <Table
        caption={caption}
        columns={[
          { id: 'serial', header: t('mail.serial') },
          { id: 'occasion', header: t('mail.occasion') },
          { id: 'reason', header: t('mail.reason') },
          { id: 'arrived', header: t('mail.arrived') },
          { id: 'reference', header: t('mail.reference') },
          ...(onHandOut === undefined ? [] : [{ id: 'action', header: t('mail.action') }]),
        ]}
        rows={mail.slice(0, rowCount).map((entry) => ({
          id: entry.slot,
          header: <span className="serial">{entry.serial ?? t('mail.unknownSlip')}</span>,
          cells: [
            occasionOf(entry),
            t(`reason.${entry.reason}`),
            entry.arrivedOn,
            entry.reference,
            ...(onHandOut === undefined ? [] : [actionOf(entry)]),
          ],
        }))}
        footnotes={[note]}
      />
      <MoreRows shown={rowCount} total={mail.length} onMore={() => setRowCount(rowCount + rowsAtOnce)} />
    </>
  );
}
