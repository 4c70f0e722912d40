import { useState } from 'react';
import { dayFromUnixMs, daysSinceEpoch } from '../core/day.ts';
import { useLanguage } from '../ui/useLanguage.ts';
import { wholeParts } from '../ui/wholeParts.tsx';
import { clinicTextsOf, noticeTexts, supportLines, trimmed } from './clinicTexts.ts';
import type { KeyChange } from './keyChanges.ts';
import { KeyActionForm, type KeyFormProps } from './pages/keys/KeyActionForm.tsx';
import { SetUpClinicPage } from './pages/SetUpClinicPage.tsx';
import { SetUpNoticePage } from './pages/SetUpNoticePage.tsx';
import type { Session } from './session.ts';
import { useWayBack } from './wayBack.ts';

export type TextsFlowProps = KeyFormProps & {
  readonly session: Session;
  readonly onGo: (sheet: string | undefined, change: KeyChange) => void;
};

/** What clients read about the clinic, changed and signed anew; the signed files get another ten years with it. */
export function TextsFlow({ session, onGo, ...form }: TextsFlowProps) {
  const { t } = useLanguage();
  const [step, setStep] = useState<'clinic' | 'notice' | 'sign'>('clinic');
  const [texts, setTexts] = useState(() => clinicTextsOf(session.about, session.profile.exit));
  // What was typed stays.
  useWayBack(() => {
    if (step === 'clinic' || form.working) return false;
    setStep(step === 'sign' ? 'notice' : 'clinic');
    return true;
  });
  const shared = { total: 3, onCancel: form.onCancel, texts, onTexts: setTexts };
  if (step === 'clinic') return <SetUpClinicPage {...shared} number={1} onDone={() => setStep('notice')} />;
  if (step === 'notice') return <SetUpNoticePage {...shared} number={2} onDone={() => setStep('sign')} />;
  const about = { name: trimmed(texts.name), support: supportLines(texts), notice: noticeTexts(texts) };
  return (
    <KeyActionForm
      {...form}
      heading={t('keys.texts.sign')}
      submitLabel={t('keys.texts.go')}
      onSubmit={(sheet) => onGo(sheet, { texts: { about, exit: texts.exit.trim() } })}
    >
      <p>{wholeParts(t('keys.texts.text', { day: tenYearsFrom(session) }))}</p>
    </KeyActionForm>
  );
}

function tenYearsFrom({ profile }: Session): string {
  return dayFromUnixMs((daysSinceEpoch(profile.issued) + 3653) * 86_400_000);
}
