// The neutral page that the clinic chose for the quick exit, from the stored profile. At start the profile is fetched, too:
// after one visit with network the device knows all that it needs without.
import { useEffect, useState } from 'react';
import type { Device } from './device.ts';
import type { LaterWorkings } from './laterWorkings.ts';

export function useExitAddress(device: Device, later: LaterWorkings): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let isWanted = true;
    const learn = async () => {
      const { refreshProfile, storedProfile } = await later.arrival;
      const stored = await storedProfile(device);
      if (isWanted) setAddress(stored?.exit);
      const news = await refreshProfile(device);
      if (isWanted && news.state === 'known') setAddress(news.profile.exit);
    };
    // A device without storage has no address: the own neutral page then stands in.
    learn().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [device, later]);
  return address;
}
