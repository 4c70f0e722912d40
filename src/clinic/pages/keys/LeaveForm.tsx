import { useState } from 'react';
import type { Colleague } from '../../../core/staffState.ts';
import { RadioList } from '../../../ui/RadioList.tsx';
import { useLanguage } from '../../../ui/useLanguage.ts';
import { wholeParts } from '../../../ui/wholeParts.tsx';
import { shownFileName } from '../../shownFileName.ts';
import { type EarlierKey, EarlierKeyField } from './EarlierKeyField.tsx';
import { KeyActionForm, type KeyFormProps } from './KeyActionForm.tsx';

type LeaveFormProps = KeyFormProps & {
  readonly colleagues: readonly Colleague[];
  readonly reader: string | undefined;
  readonly earlier: EarlierKey;
  readonly onGo: (sheet: string | undefined, leave: readonly string[], earlier: EarlierKey) => void;
};

export function LeaveForm({ colleagues, reader: suggested, earlier: usual, onGo, ...form }: LeaveFormProps) {
  const { t } = useLanguage();
  const [reader, setReader] = useState(suggested);
  const [earlier, setEarlier] = useState(usual);
  return (
    <KeyActionForm
      {...form}
      heading={t('keys.leave.heading')}
      submitLabel={t('keys.leave.go')}
      errors={reader === undefined ? [{ fieldId: 'who', message: t('keys.leave.whoMissing') }] : []}
      onSubmit={(sheet) => onGo(sheet, reader === undefined ? [] : [reader], earlier)}
    >
      {(faultOf) => (
        <>
          <p>{t('keys.leave.text')}</p>
          <RadioList
            id="who"
            legend={t('keys.leave.who')}
            legendIsHeading={false}
            hint={colleagues.length === 0 ? t('keys.leave.nobody') : undefined}
            error={faultOf('who')}
            options={colleagues.map((colleague) => ({
              value: colleague.reader,
              label: (
                <>
                  <bdi translate="no">{shownFileName(colleague.name, t)}</bdi> ({wholeParts(colleague.since)})
                </>
              ),
            }))}
            value={reader}
            onChange={setReader}
          />
          <EarlierKeyField value={earlier} onChange={setEarlier} />
        </>
      )}
    </KeyActionForm>
  );
}
