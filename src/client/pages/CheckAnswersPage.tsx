import { useState } from 'react';
import type { About } from '../../core/about.ts';
import { type ReviewRow, reviewRows } from '../../core/reviewRows.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Details } from '../../ui/Details.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SummaryList } from '../../ui/SummaryList.tsx';
import { type Translate, useLanguage } from '../../ui/useLanguage.ts';
import type { SaveState } from '../autosave.ts';
import type { Filling } from '../journey.ts';
import { ClinicNotice } from './ClinicNotice.tsx';
import { SavedState } from './SavedState.tsx';

export interface CheckAnswersPageProps {
  readonly filling: Filling;
  readonly about: About | undefined;
  readonly saveState: SaveState;
  readonly onChange: (linkId: string) => void;
  /** Rejects when the device could not take the sealed answers. */
  readonly onSend: () => Promise<void>;
  readonly onSaveAgain: () => void;
}

export function CheckAnswersPage(props: CheckAnswersPageProps) {
  const { filling, about, saveState, onChange, onSend, onSaveAgain } = props;
  const { t, language } = useLanguage();
  const [sealing, setSealing] = useState<'no' | 'yes' | 'failed'>('no');
  const words = { yes: t('ui:question.yes'), no: t('ui:question.no') };
  const sections = sectionsOf(reviewRows(filling.questionnaire, filling.answers, language, words));
  const send = () => {
    setSealing('yes');
    onSend().catch(() => setSealing('failed'));
  };
  return (
    <>
      <Heading level={1}>{t('check.title')}</Heading>
      <p>{t('check.lead')}</p>
      {sections.map(({ title, rows }) => (
        <section key={rows[0]?.linkId}>
          {title !== undefined && <Heading level={2}>{title}</Heading>}
          <SummaryList
            rows={rows.map((row) => ({
              id: row.linkId,
              question: row.question,
              answers: answersShown(row, t),
              quiet: row.state !== 'answered',
              onChange: () => onChange(row.linkId),
            }))}
          />
        </section>
      ))}
      {about !== undefined && (
        <Details summary={t('check.aboutTitle')}>
          <ClinicNotice about={about} level={3} />
        </Details>
      )}
      {sealing === 'failed' && (
        <Notice kind="error" announce>
          <p>{t('check.failed')}</p>
        </Notice>
      )}
      <ButtonRow>
        <Button onClick={send} working={sealing === 'yes'}>
          {t(sealing === 'yes' ? 'check.sealing' : 'check.send')}
        </Button>
      </ButtonRow>
      <SavedState state={saveState} onceFor="check" onAgain={onSaveAgain} />
    </>
  );
}

interface Section {
  readonly title: string | undefined;
  readonly rows: ReviewRow[];
}

/** Neighbouring rows of one section stand together, in document order. */
function sectionsOf(rows: readonly ReviewRow[]): readonly Section[] {
  const sections: Section[] = [];
  for (const row of rows) {
    const last = sections.at(-1);
    if (last !== undefined && last.title === row.section) last.rows.push(row);
    else sections.push({ title: row.section, rows: [row] });
  }
  return sections;
}

function answersShown({ state, answers }: ReviewRow, t: Translate): readonly string[] {
  if (state === 'answered') return answers;
  return [t(state === 'declined' ? 'ui:question.decline' : 'check.skipped')];
}
