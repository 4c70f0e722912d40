import type { Journey, JourneyEvent } from './journey.ts';
import { type KioskSettings, tabletOf } from './kioskMode.ts';
import { AccessPage } from './pages/AccessPage.tsx';
import { CopyPage } from './pages/CopyPage.tsx';
import { DevicePage } from './pages/DevicePage.tsx';
import { StaffPage } from './pages/StaffPage.tsx';
import { SupportPage } from './pages/SupportPage.tsx';
import { WorriesPage } from './pages/WorriesPage.tsx';
import type { StaffActions } from './staffActions.ts';
import type { Aside } from './step.ts';

export interface AsidePageProps {
  readonly aside: Aside;
  readonly journey: Journey;
  readonly kiosk: KioskSettings | undefined;
  readonly staff: StaffActions;
  readonly isKept: boolean;
  readonly act: (...events: readonly JourneyEvent[]) => void;
  /** Locks and returns to the start page. */
  readonly onEnd: () => void;
  readonly onErase: () => Promise<void>;
}

/** The page that lies beside the way, with its buttons tied to events. */
export function AsidePage({ aside, journey, kiosk, staff, isKept, act, onEnd, onErase }: AsidePageProps) {
  const { about, filling } = journey;
  const close = () => act({ type: 'aside-closed' });
  // Whoever is answering is locked out before anything happens to the device.
  const endAt = (page: 'device' | 'staff') => {
    onEnd();
    act({ type: 'aside-opened', aside: page });
  };
  switch (aside) {
    case 'support':
      return <SupportPage about={about} onClose={close} />;
    case 'device':
      return (
        <DevicePage
          tablet={tabletOf(kiosk)}
          isKept={isKept}
          onErase={() => {
            endAt('device');
            return onErase();
          }}
          onStaff={() => endAt('staff')}
          onClose={close}
        />
      );
    case 'worries':
      return <WorriesPage onClose={close} />;
    case 'access':
      return <AccessPage onClose={close} />;
    case 'staff':
      return <StaffPage kiosk={kiosk} staff={staff} onErase={onErase} onClose={onEnd} />;
    case 'copy':
      return filling === undefined || kiosk !== undefined ? null : (
        <CopyPage filling={filling} onPrint={() => globalThis.print()} onClose={close} />
      );
  }
}
