import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { KioskSettings } from '../kioskMode.ts';
import type { StaffActions } from '../staffActions.ts';
import { EraseEverything, type EraseOutcome } from './EraseEverything.tsx';
import { EraseOutcomeNotice } from './EraseOutcomeNotice.tsx';
import { KioskControls } from './KioskControls.tsx';
import { KioskOffer } from './KioskOffer.tsx';
import { PinForm } from './PinForm.tsx';

export interface StaffPageProps {
  /** Undefined: the mode is off. */
  readonly kiosk: KioskSettings | undefined;
  readonly staff: StaffActions;
  readonly onErase: () => Promise<void>;
  readonly onClose: () => void;
}

/** Tablet mode on and off, behind its PIN. Shows nothing of any person: of what waits, a number. */
export function StaffPage({ kiosk, staff, onErase, onClose }: StaffPageProps) {
  const { t } = useLanguage();
  // Whoever has just switched it on knows the PIN.
  const [isOpen, setOpen] = useState(kiosk === undefined);
  const [outcome, setOutcome] = useState<EraseOutcome>();
  const shown = kiosk === undefined ? 'offer' : isOpen ? 'controls' : 'pin';
  const before = useRef(shown);
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone with what it stood in: whoever hears the page begins again at its heading.
  useEffect(() => {
    if (before.current !== shown) place.current?.querySelector('h1')?.focus();
    before.current = shown;
  }, [shown]);
  return (
    <div ref={place}>
      <Heading level={1}>{t('staff.title')}</Heading>
      {outcome !== undefined && <EraseOutcomeNotice outcome={outcome} />}
      {kiosk === undefined ? (
        <KioskOffer onSwitchOn={staff.switchOn} />
      ) : shown === 'controls' ? (
        <KioskControls kiosk={kiosk} staff={staff} />
      ) : (
        <>
          <PinForm onPin={staff.checkPin} onRight={() => setOpen(true)} />
          <section className="staff-section">
            <Heading level={2}>{t('staff.forgotten')}</Heading>
            <p>{t('staff.forgottenText')}</p>
            <ButtonRow>
              <EraseEverything
                onErase={onErase}
                onOutcome={(ended) => {
                  setOutcome(ended);
                  if (ended === 'erased') setOpen(true);
                }}
              />
            </ButtonRow>
          </section>
        </>
      )}
      <ButtonRow>
        <Button variant="quiet" onClick={onClose}>
          {t('staff.close')}
        </Button>
      </ButtonRow>
    </div>
  );
}
