// The language that was chosen on this device, else the first of the browser's that we speak, else Swedish.
// A shared tablet always begins in the language that staff chose for it, and keeps no person's choice.
import { baseLanguage, type Language } from '../core/text.ts';
import { isSupported } from '../ui/languages.ts';
import type { Device } from './device.ts';
import { type KioskSettings, kioskSettings } from './kioskMode.ts';

export async function preferredLanguage(
  { database }: Device,
  kiosk: KioskSettings | undefined,
  wanted: readonly string[],
): Promise<Language> {
  const kept = await database.meta.get('language').catch(() => undefined);
  const candidates = [kiosk?.language, kept?.value, ...wanted.map((tag) => tag.slice(0, 2).toLowerCase())];
  return candidates.filter((tag) => typeof tag === 'string').find(isSupported) ?? baseLanguage;
}

/** A device that cannot store it asks the browser again next time. */
export async function keepLanguage({ database }: Device, language: Language): Promise<void> {
  await database
    .transaction('rw', database.meta, async () => {
      if ((await kioskSettings(database)) === undefined) await database.meta.put({ k: 'language', value: language });
    })
    .catch(() => undefined);
}
