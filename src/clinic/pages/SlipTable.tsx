import { useState } from 'react';
import type { SlipState } from '../../core/registryState.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Table } from '../../ui/Table.tsx';
import { type Translate, useLanguage } from '../../ui/useLanguage.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

export interface SlipTableProps {
  readonly slips: readonly SlipState[];
  readonly working: boolean;
  readonly onHandOut: (serial: string) => void;
  readonly onRevoke: (serial: string) => void;
  readonly onOpen: (serial: string) => void;
}

const filters = ['toHandOut', 'handedOut', 'revoked', 'all'] as const;

type Filter = (typeof filters)[number];

const filterLabels: Readonly<Record<Filter, string>> = {
  toHandOut: 'codes.filterToHandOut',
  handedOut: 'codes.filterHandedOut',
  revoked: 'codes.filterRevoked',
  all: 'codes.filterAll',
};

export function SlipTable({ slips, working, onHandOut, onRevoke, onOpen }: SlipTableProps) {
  const { t } = useLanguage();
  const [filter, setFilter] = useState<Filter>('toHandOut');
  const shown = slips.filter((slip) => filter === 'all' || filterOf(slip) === filter);
  return (
    <>
      <Field id="slip-filter" label={t('codes.filter')}>
        <select
          className="input input-short"
          id="slip-filter"
          value={filter}
          onChange={(event) => setFilter(filters.find((name) => name === event.target.value) ?? 'all')}
        >
          {filters.map((name) => (
            <option key={name} value={name}>
              {t(filterLabels[name])}
            </option>
          ))}
        </select>
      </Field>
      {shown.length === 0 ? (
        <p>{t('codes.noneHere')}</p>
      ) : (
        <Table
          caption={t('codes.count', { count: shown.length })}
          columns={[
            { id: 'serial', header: t('codes.serial') },
            { id: 'sheet', header: t('codes.sheet') },
            { id: 'state', header: t('codes.state') },
            { id: 'actions', header: t('codes.actions') },
          ]}
          rows={shown.map((slip) => ({
            id: slip.serial,
            header: <span className="serial">{slip.serial}</span>,
            cells: [
              slip.sheet,
              stateText(slip, t),
              <SlipActions
                key="actions"
                slip={slip}
                working={working}
                onHandOut={onHandOut}
                onRevoke={onRevoke}
                onOpen={onOpen}
              />,
            ],
          }))}
        />
      )}
    </>
  );
}

type SlipActionsProps = Omit<SlipTableProps, 'slips'> & { readonly slip: SlipState };

function SlipActions({ slip, working, onHandOut, onRevoke, onOpen }: SlipActionsProps) {
  const { t } = useLanguage();
  const { serial } = slip;
  const open = (
    <Button variant="quiet" onClick={() => onOpen(serial)}>
      <span aria-hidden="true">{t('codes.open')}</span>
      <VisuallyHidden>{t('codes.openFull', { serial })}</VisuallyHidden>
    </Button>
  );
  if (slip.revokedOn !== undefined || slip.replacedBy !== undefined || slip.erasedOn !== undefined) return open;
  return (
    <span className="slip-actions">
      {open}
      {slip.handedOutOn === undefined && (
        <Button variant="secondary" working={working} onClick={() => onHandOut(serial)}>
          <span aria-hidden="true">{t('codes.handOut')}</span>
          <VisuallyHidden>{t('codes.handOutFull', { serial })}</VisuallyHidden>
        </Button>
      )}
      <Button variant="quiet" working={working} onClick={() => onRevoke(serial)}>
        <span aria-hidden="true">{t('codes.revoke')}</span>
        <VisuallyHidden>{t('codes.revokeFull', { serial })}</VisuallyHidden>
      </Button>
    </span>
  );
}

function filterOf(slip: SlipState): Filter {
  if (slip.revokedOn !== undefined || slip.replacedBy !== undefined || slip.erasedOn !== undefined) return 'revoked';
  return slip.handedOutOn === undefined ? 'toHandOut' : 'handedOut';
}

function stateText(slip: SlipState, t: Translate): string {
  if (slip.erasedOn !== undefined) return t('person.erasedOn', { day: slip.erasedOn });
  if (slip.replacedOn !== undefined)
    return t('codes.stateReplaced', { day: slip.replacedOn, serial: slip.replacedBy ?? '' });
  if (slip.revokedOn !== undefined) return t('codes.stateRevoked', { day: slip.revokedOn });
  if (slip.handedOutOn !== undefined) return t('codes.stateHandedOut', { day: slip.handedOutOn });
  return t('codes.statePrinted', { day: slip.issuedOn });
}
