import { useMemo } from 'react';
import { useLanguage } from '../ui/useLanguage.ts';
import type { DeliveryRounds } from './deliveryRounds.ts';
import type { Device } from './device.ts';
import { eraseDevice } from './eraseDevice.ts';
import type { Journey, JourneyEvent } from './journey.ts';
import { tabletOf } from './kioskMode.ts';
import { AccessPage } from './pages/AccessPage.tsx';
import { CopyPage } from './pages/CopyPage.tsx';
import { DevicePage } from './pages/DevicePage.tsx';
import { StaffPage } from './pages/StaffPage.tsx';
import { WorriesPage } from './pages/WorriesPage.tsx';
import { staffActions } from './staffActions.ts';
import type { Aside } from './step.ts';
import type { KioskMode } from './useKioskMode.ts';

export interface AsidePageProps {
  readonly aside: Exclude<Aside, 'support'>;
  readonly device: Device;
  readonly rounds: DeliveryRounds;
  readonly journey: Journey;
  readonly mode: KioskMode;
  readonly isKept: boolean;
  readonly act: (...events: readonly JourneyEvent[]) => void;
  /** Locks and returns to the start page. */
  readonly onEnd: () => void;
}

/** The page that lies beside the way, with its buttons tied to events. */
export function AsidePage({ aside, device, rounds, journey, mode, isKept, act, onEnd }: AsidePageProps) {
  const { filling } = journey;
  const { kiosk, refresh, forget } = mode;
  // A tablet that is set up now shows the next person the same language.
  const { language } = useLanguage();
  const staff = useMemo(() => staffActions(device, rounds, language, refresh), [device, rounds, language, refresh]);
  const close = () => act({ type: 'aside-closed' });
  const erase = async () => {
    rounds.fallSilent();
    try {
      await eraseDevice(device);
    } catch (error) {
      rounds.wake();
      throw error;
    }
    forget();
  };
  // Whoever is answering is locked out before anything happens to the device.
  const endAt = (page: 'device' | 'staff') => {
    onEnd();
    act({ type: 'aside-opened', aside: page });
  };
  switch (aside) {
    case 'device':
      return (
        <DevicePage
          tablet={tabletOf(kiosk)}
          isKept={isKept}
          onErase={() => {
            endAt('device');
            return erase();
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
      return <StaffPage kiosk={kiosk} staff={staff} onErase={erase} onClose={onEnd} />;
    case 'copy':
      return filling === undefined || kiosk !== undefined ? null : (
        <CopyPage filling={filling} onPrint={() => globalThis.print()} onClose={close} />
      );
  }
}
