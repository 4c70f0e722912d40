import type { DueEntry, DueState } from '../../core/due.ts';
import { Button } from '../../ui/Button.tsx';
import { Table } from '../../ui/Table.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

export interface DueTableProps {
  readonly state: DueState;
  readonly entries: readonly DueEntry[];
  readonly onShow: (serial: string) => void;
}

/** One kind of entry; nothing but a sentence when there is none. */
export function DueTable({ state, entries, onShow }: DueTableProps) {
  const { t } = useLanguage();
  if (entries.length === 0) {
    return (
      <section className="due-list">
        <h2 className="heading heading-small">{t(`due.${state}`)}</h2>
        <p>{t(`due.${state}None`)}</p>
      </section>
    );
  }
  return (
    <section className="due-list">
      <Table
        caption={`${t(`due.${state}`)}: ${entries.length}`}
        columns={[
          { id: 'serial', header: t('due.serial') },
          { id: 'occasion', header: t('due.occasion') },
          { id: 'day', header: t(state === 'expected' || state === 'missing' ? 'due.by' : 'due.day') },
          { id: 'closes', header: t('due.closes') },
          { id: 'action', header: t('due.action') },
        ]}
        rows={entries.map(({ serial, occasion, due, closes, from }) => ({
          id: `${serial} ${occasion}`,
          header: <span className="serial">{serial}</span>,
          cells: [
            t(`occasion.${occasion}`),
            from === 'arrived' ? `${due} *` : due,
            closes ?? '–',
            <Button key="show" variant="quiet" onClick={() => onShow(serial)}>
              <span aria-hidden="true">{t('due.show')}</span>
              <VisuallyHidden>{t('due.showFull', { serial, occasion: t(`occasion.${occasion}`) })}</VisuallyHidden>
            </Button>,
          ],
        }))}
        footnotes={[
          t(`due.${state}Note`),
          ...(entries.some(({ from }) => from === 'arrived') ? [t('due.fromArrived')] : []),
        ]}
      />
    </section>
  );
}
