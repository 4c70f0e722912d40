import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Table } from '../../ui/Table.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import type { SetAsideMail } from '../mail.ts';
import { MoreRows, rowsAtOnce } from './MoreRows.tsx';

export interface SetAsideActions {
  readonly onHandOut: (serial: string) => void;
  /** It shall count all the same. */
  readonly onCount: (mail: SetAsideMail) => void;
  /** What was set aside by hand counts again. */
  readonly onUndo: (mail: SetAsideMail) => void;
}

export interface SetAsideTableProps {
  readonly caption: string;
  readonly note: string;
  readonly mail: readonly SetAsideMail[];
  /** Undefined where nothing can be done about them. */
  readonly actions?: SetAsideActions;
  readonly working: boolean;
}

/** Responses that are not counted, each with its reason in plain words, and what a person may do about it. */
export function SetAsideTable({ caption, note, mail, working, actions }: SetAsideTableProps) {
  const { t } = useLanguage();
  const [rowCount, setRowCount] = useState(rowsAtOnce);
  const occasionOf = ({ occasion }: SetAsideMail) => (occasion === undefined ? '–' : t(`occasion.${occasion}`));
  const reasonOf = ({ reason, because }: SetAsideMail) =>
    because === undefined ? t(`reason.${reason}`) : `${t(`reason.${reason}`)} ${t('judge.written', { because })}`;
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
          ...(actions === undefined ? [] : [{ id: 'action', header: t('mail.action') }]),
        ]}
        rows={mail.slice(0, rowCount).map((entry) => ({
          id: entry.slot,
          header: <span className="serial">{entry.serial ?? t('mail.unknownSlip')}</span>,
          cells: [
            occasionOf(entry),
            reasonOf(entry),
            entry.arrivedOn,
            entry.reference,
            ...(actions === undefined
              ? []
              : [<Action key={entry.slot} mail={entry} actions={actions} working={working} />]),
          ],
        }))}
        footnotes={[note]}
      />
      <MoreRows shown={rowCount} total={mail.length} onMore={() => setRowCount(rowCount + rowsAtOnce)} />
    </>
  );
}

/** Where a person knows better than the list of slips: the answer itself is whole. */
const countable: readonly string[] = ['revoked', 'replaced', 'copy'];

interface ActionProps {
  readonly mail: SetAsideMail;
  readonly actions: SetAsideActions;
  readonly working: boolean;
}

function Action({ mail, actions, working }: ActionProps): ReactNode {
  const { t } = useLanguage();
  const { reason, reference } = mail;
  const serial = mail.serial ?? t('mail.unknownSlip');
  const button = (act: () => void, shown: string, full: string) => (
    <Button variant="quiet" working={working} onClick={act}>
      <span aria-hidden="true">{shown}</span>
      <VisuallyHidden>{full}</VisuallyHidden>
    </Button>
  );
  if (reason === 'not-handed-out' && mail.serial !== undefined)
    return button(() => actions.onHandOut(serial), t('mail.markHandedOut'), t('mail.markHandedOutFull', { serial }));
  if (reason === 'aside')
    return button(() => actions.onUndo(mail), t('judge.undo'), t('judge.undoFull', { serial, reference }));
  if (countable.includes(reason))
    return button(
      () => actions.onCount(mail),
      t('judge.counts.open'),
      t('judge.counts.openFull', { serial, reference }),
    );
  return '–';
}
