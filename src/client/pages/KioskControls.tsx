import { useEffect, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { CheckboxField } from '../../ui/CheckboxField.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { KeptEnvelopes } from '../keptEnvelopes.ts';
import type { KioskSettings } from '../kioskMode.ts';
import type { StaffActions } from '../staffActions.ts';
import { StuckEnvelopes } from './StuckEnvelopes.tsx';

export interface KioskControlsProps {
  readonly kiosk: KioskSettings;
  readonly staff: StaffActions;
}

/** Behind the PIN. */
export function KioskControls({ kiosk, staff }: KioskControlsProps) {
  const { t } = useLanguage();
  const [kept, setKept] = useState<KeptEnvelopes>();
  const [sending, setSending] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const attempt = (work: () => Promise<void>) => {
    setFailed(false);
    work().catch(() => setFailed(true));
  };
  useEffect(() => {
    staff.kept().then(setKept, () => setFailed(true));
  }, [staff]);
  const send = async () => {
    setSending(true);
    try {
      await staff.sendNow();
    } finally {
      setSending(false);
      setKept(await staff.kept());
    }
  };
  return (
    <>
      <p>{t('staff.on')}</p>
      {hasFailed && (
        <Notice kind="error" announce>
          <p>{t('staff.failed')}</p>
        </Notice>
      )}
      <CheckboxField
        id="keeps-nothing"
        label={t('staff.keepsNothing')}
        hint={t('staff.keepsNothingHint')}
        checked={!kiosk.keepsDrafts}
        onChange={(checked) => attempt(() => staff.setKeepsDrafts(!checked))}
      />
      <section className="staff-section">
        <Heading level={2}>{t('staff.waitingTitle')}</Heading>
        {kept !== undefined && (
          // The same number after an attempt would be silence: what is under way is said in between.
          <p role="status">{sending ? t('staff.sending') : t('staff.waiting', { count: kept.waiting })}</p>
        )}
      </section>
      {kept !== undefined && <StuckEnvelopes stuck={kept.stuck} />}
      <ButtonRow>
        <Button variant="secondary" working={sending} onClick={() => attempt(send)}>
          {t(sending ? 'staff.sending' : 'staff.sendNow')}
        </Button>
        <Button variant="warning" onClick={() => attempt(staff.switchOff)}>
          {t('staff.switchOff')}
        </Button>
      </ButtonRow>
    </>
  );
}
