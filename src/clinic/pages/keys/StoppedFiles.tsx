import type { Colleague } from '../../../core/staffState.ts';
import { CheckboxList } from '../../../ui/CheckboxList.tsx';
import { useLanguage } from '../../../ui/useLanguage.ts';
import { shownFileName } from '../../shownFileName.ts';

export interface StoppedFilesProps {
  readonly colleagues: readonly Colleague[];
  /** Reader keys. */
  readonly stopped: readonly string[];
  readonly onChange: (stopped: readonly string[]) => void;
}

/** Which key files are to stop working. */
export function StoppedFiles({ colleagues, stopped, onChange }: StoppedFilesProps) {
  const { t } = useLanguage();
  if (colleagues.length === 0) return <p>{t('recover.nobody')}</p>;
  return (
    <CheckboxList
      id="stopped"
      legend={t('recover.stopped')}
      legendIsHeading={false}
      hint={t('recover.stoppedHint')}
      options={colleagues.map(({ name, reader, since }) => ({
        value: reader,
        label: `${shownFileName(name, t)} (${since})`,
      }))}
      values={stopped}
      onChange={onChange}
    />
  );
}
