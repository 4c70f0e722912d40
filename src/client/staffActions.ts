// What the staff page can do to a device, gathered for it: the page itself knows neither storage nor network.
import type { Language } from '../core/text.ts';
import type { DeliveryRounds } from './deliveryRounds.ts';
import type { Device } from './device.ts';
import { type KeptEnvelopes, keptEnvelopes } from './keptEnvelopes.ts';
import { setKeepsDrafts, switchKioskOff, switchKioskOn } from './kioskMode.ts';
import { checkPin, type PinOutcome, pinHash } from './kioskPin.ts';

export interface StaffActions {
  readonly switchOn: (pin: string, keepsDrafts: boolean) => Promise<void>;
  readonly checkPin: (pin: string) => Promise<PinOutcome>;
  readonly setKeepsDrafts: (keepsDrafts: boolean) => Promise<void>;
  readonly switchOff: () => Promise<void>;
  /** The sealed envelopes on the device, counted by what keeps them here. */
  readonly kept: () => Promise<KeptEnvelopes>;
  /** One attempt at each of them. */
  readonly sendNow: () => Promise<void>;
}

/** `onChanged` is told after each change of the mode; `language` is the next person's. */
export function staffActions(
  device: Device,
  rounds: DeliveryRounds,
  language: Language,
  onChanged: () => Promise<void>,
): StaffActions {
  const { outbox } = device.database;
  return {
    switchOn: async (pin, keepsDrafts) => {
      const salt = device.randomBytes(16);
      await switchKioskOn(device, { keepsDrafts, language, salt, pinHash: await pinHash(device, pin, salt) });
      await onChanged();
    },
    checkPin: (pin) => checkPin(device, pin),
    setKeepsDrafts: async (keepsDrafts) => {
      await setKeepsDrafts(device, keepsDrafts);
      await onChanged();
    },
    switchOff: async () => {
      await switchKioskOff(device);
      await onChanged();
    },
    kept: () => keptEnvelopes(device),
    sendNow: async () => {
      for (const { slot } of await outbox.toArray()) await rounds.sendNow(slot);
    },
  };
}
