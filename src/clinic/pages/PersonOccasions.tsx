import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Table } from '../../ui/Table.tsx';
import { type Translate, useLanguage } from '../../ui/useLanguage.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { wholeParts } from '../../ui/wholeParts.tsx';
import type { AcceptedMail } from '../mail.ts';
import type { OccasionRow, PersonView } from '../personView.ts';
import { NeedsMail } from './NeedsMail.tsx';
import { SetAsideTable } from './SetAsideTable.tsx';

export interface PersonOccasionsProps {
  readonly view: PersonView;
  readonly onResponse: (slot: string) => void;
  /** Undefined where nothing may be moved. */
  readonly onMove: ((slot: string) => void) | undefined;
}

/** Each occasion: what arrived, or what is awaited and when. */
export function PersonOccasions({ view, onResponse, onMove }: PersonOccasionsProps) {
  const { t } = useLanguage();
  const { rows, setAside, reasons } = view;
  if (rows === undefined) return <NeedsMail>{t('person.needsMail')}</NeedsMail>;
  return (
    <>
      <Table
        caption={t('person.occasions')}
        columns={[
          { id: 'occasion', header: t('person.occasion') },
          { id: 'state', header: t('person.state') },
          { id: 'action', header: t('person.action') },
        ]}
        rows={rows.map((row) => ({
          id: row.occasion,
          header: t(`occasion.${row.occasion}`),
          cells: [
            <StateLines key="state" lines={linesOf(row, reasons, t)} />,
            <span key="actions" className="slip-actions">
              {row.arrived.map((mail) => (
                <ResponseActions key={mail.slot} mail={mail} onResponse={onResponse} onMove={onMove} />
              ))}
            </span>,
          ],
        }))}
      />
      {setAside.length > 0 && (
        <SetAsideTable
          caption={`${t('person.setAside')}: ${setAside.length}`}
          note={t('person.setAsideNote')}
          mail={setAside}
          working={false}
        />
      )}
    </>
  );
}

function StateLines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  return lines.map((line) => (
    <span className="state-line" key={line}>
      {wholeParts(line)}
    </span>
  ));
}

function linesOf({ arrived, due }: OccasionRow, reasons: PersonView['reasons'], t: Translate): readonly string[] {
  if (arrived.length > 0) {
    return arrived.flatMap(({ arrivedOn, reference, serial, slot }) => {
      const because = reasons.get(slot);
      return [
        t('person.arrived', { day: arrivedOn, reference, serial }),
        ...(because === undefined ? [] : [t('person.movedBecause', { because })]),
      ];
    });
  }
  if (due === undefined) return [t('person.nothing')];
  const { state, due: day, closes = '' } = due;
  return [t(`person.${state}`, { day, closes })];
}

interface ResponseActionsProps extends Pick<PersonOccasionsProps, 'onResponse' | 'onMove'> {
  readonly mail: AcceptedMail;
}

function ResponseActions({ mail, onResponse, onMove }: ResponseActionsProps) {
  const { t } = useLanguage();
  const { slot, serial, occasion } = mail;
  const names = { serial, occasion: t(`occasion.${occasion}`) };
  return (
    <>
      <Button variant="quiet" onClick={() => onResponse(slot)}>
        <span aria-hidden="true">{t('mail.open')}</span>
        <VisuallyHidden>{t('mail.openFull', names)}</VisuallyHidden>
      </Button>
      {onMove !== undefined && (
        <Button variant="quiet" onClick={() => onMove(slot)}>
          <span aria-hidden="true">{t('person.move.open')}</span>
          <VisuallyHidden>{t('person.move.openFull', names)}</VisuallyHidden>
        </Button>
      )}
    </>
  );
}
