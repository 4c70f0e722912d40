// Whether this device is a shared tablet, for the pages. Storage decides by itself (kioskMode.ts): this only tells what to show.
import { useCallback, useEffect, useState } from 'react';
import type { Device } from './device.ts';
import { removeWhatIsOver } from './keptHours.ts';
import { type KioskSettings, kioskSettings } from './kioskMode.ts';

const roundMs = 60_000;

export interface KioskMode {
  /** Undefined on a personal device. */
  readonly kiosk: KioskSettings | undefined;
  /** Reads it anew, after a change. */
  readonly refresh: () => Promise<void>;
  /** After everything was removed: reading it would make an empty database anew. */
  readonly forget: () => void;
}

/** `known` is what was read before the page was shown. */
export function useKioskMode(device: Device, known: KioskSettings | undefined): KioskMode {
  const [kiosk, setKiosk] = useState(known);
  const refresh = useCallback(async () => {
    setKiosk(await kioskSettings(device.database));
  }, [device]);
  const forget = useCallback(() => setKiosk(undefined), []);
  useEffect(() => {
    // A browser without storage is no tablet of ours.
    refresh().catch(() => undefined);
  }, [refresh]);
  const isOn = kiosk !== undefined;
  useEffect(() => {
    const round = () => {
      removeWhatIsOver(device).catch(() => undefined);
    };
    round();
    if (!isOn) return undefined;
    const timer = setInterval(round, roundMs);
    return () => clearInterval(timer);
  }, [device, isOn]);
  return { kiosk, refresh, forget };
}
