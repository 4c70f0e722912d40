import { useState } from 'react';
import { closedYears } from '../../core/aggregate.ts';
import type { CsvFormName } from '../../core/csv.ts';
import type { Day } from '../../core/day.ts';
import type { RandomBytes } from '../../core/random.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckboxField } from '../../ui/CheckboxField.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { RadioList } from '../../ui/RadioList.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import {
  type ExportFileId,
  type ExportKind,
  type ExportSource,
  type ExportWish,
  exportKinds,
  filesOfKind,
} from '../exportFiles.ts';
import { ExportContents } from './ExportContents.tsx';
import { NeedsMail } from './NeedsMail.tsx';
import { PoolSection } from './PoolSection.tsx';

export interface ExportsPageProps {
  /** Undefined until responses were fetched. */
  readonly sources: readonly ExportSource[] | undefined;
  readonly today: Day;
  readonly randomBytes: RandomBytes;
  /** Makes and saves one file; resolves with the names it was saved under. */
  readonly onSave: (id: ExportFileId, wish: ExportWish) => Promise<readonly string[]>;
}

/** Choose what leaves the page, see in plain words what it holds, save it; and add up what other clinics have sent. */
export function ExportsPage({ sources, today, randomBytes, onSave }: ExportsPageProps) {
  const { t, language } = useLanguage();
  const [kind, setKind] = useState<ExportKind>('people');
  const [form, setForm] = useState<CsvFormName>('swedish');
  const [hasOwnWords, setOwnWords] = useState(false);
  const [chosenYear, setYear] = useState<number>();
  // In whichever language is read by then.
  const [told, setTold] = useState<{ readonly key: string; readonly names: string }>();
  const [attempt, setAttempt] = useState(0);
  const years = sources === undefined ? [] : closedYears(sources, today);
  const year = chosenYear ?? years.at(-1);
  const isAboutPeople = kind !== 'year';
  const mayHoldWords = kind === 'answers' || kind === 'bundle';
  const wish: ExportWish = { form, hasOwnWords: mayHoldWords && hasOwnWords, year, language, say: t };
  const save = async (id: ExportFileId) => {
    setTold(undefined);
    setAttempt((count) => count + 1);
    try {
      setTold({ key: 'exports.saved', names: (await onSave(id, wish)).join(', ') });
    } catch {
      setTold({ key: 'exports.failed', names: '' });
    }
  };
  return (
    <>
      <Heading level={1}>{t('exports.heading')}</Heading>
      {sources === undefined || sources.length === 0 ? (
        <NeedsMail>{t('exports.needsMail')}</NeedsMail>
      ) : (
        <>
          <RadioList
            id="export-kind"
            legend={t('exports.kindLegend')}
            legendIsHeading={false}
            options={exportKinds.map((value) => ({
              value,
              label: t(`exports.kind.${value}`),
              hint: t(`exports.kindHint.${value}`),
            }))}
            value={kind}
            onChange={(value) => {
              setKind(exportKinds.find((one) => one === value) ?? kind);
              // What was saved was of the other kind.
              setTold(undefined);
            }}
          />
          {(kind === 'people' || kind === 'answers') && (
            <RadioList
              id="export-form"
              legend={t('exports.formLegend')}
              legendIsHeading={false}
              options={(['swedish', 'international'] as const).map((value) => ({
                value,
                label: t(`exports.form.${value}`),
                hint: t(`exports.formHint.${value}`),
              }))}
              value={form}
              onChange={(value) => setForm(value === 'swedish' ? 'swedish' : 'international')}
            />
          )}
          {mayHoldWords && (
            <CheckboxField
              id="export-words"
              label={t('exports.ownWords')}
              hint={t('exports.ownWordsHint')}
              checked={hasOwnWords}
              onChange={setOwnWords}
            />
          )}
          {kind === 'year' && years.length > 0 && (
            <RadioList
              id="export-year"
              legend={t('exports.yearLegend')}
              legendIsHeading={false}
              options={years.map((value) => ({ value: String(value), label: String(value) }))}
              value={String(year)}
              onChange={(value) => setYear(Number(value))}
            />
          )}
          <ExportContents sources={sources} wish={wish} kind={kind} randomBytes={randomBytes} />
          <Notice kind="warning" title={t(isAboutPeople ? 'exports.warnPeopleTitle' : 'exports.warnYearTitle')}>
            <p>{t(isAboutPeople ? 'exports.warnPeople' : 'exports.warnYear')}</p>
          </Notice>
          {kind === 'year' && year === undefined ? (
            <p>{t('exports.noYear')}</p>
          ) : (
            <ul className="export-files">
              {filesOfKind[kind].map((id) => (
                <li key={id}>
                  <Button variant="secondary" onClick={() => void save(id)}>
                    {t(`exports.file.${id}`)}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <LiveRegion
            message={told === undefined ? '' : t(told.key, { names: told.names })}
            onceFor={String(attempt)}
            visible
          />
        </>
      )}
      <PoolSection today={today} />
    </>
  );
}
