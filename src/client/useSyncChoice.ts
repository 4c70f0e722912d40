// The choice to send with the page closed, for the pages: read whenever a page shows that could offer it.
import { useCallback, useEffect, useState } from 'react';
import { chooseSync, type SyncChoice, syncChoice } from './backgroundSync.ts';
import type { Device } from './device.ts';
import type { Step } from './step.ts';

export interface SyncTools {
  readonly choice: SyncChoice;
  readonly choose: (isOn: boolean) => void;
}

const notOffered: SyncChoice = { isOffered: false, isOn: false };

export function useSyncChoice(device: Device, step: Step['name']): SyncTools {
  const [choice, setChoice] = useState(notOffered);
  const isAtSending = step === 'send';
  useEffect(() => {
    if (isAtSending && device.wakeForSending !== undefined)
      syncChoice(device).then(setChoice, () => setChoice(notOffered));
  }, [device, isAtSending]);
  const choose = useCallback(
    (isOn: boolean) => {
      setChoice((before) => ({ ...before, isOn }));
      chooseSync(device, isOn).catch(() => setChoice((before) => ({ ...before, isOn: !isOn })));
    },
    [device],
  );
  return { choice, choose };
}
