// The app comes to life here, in the language chosen on the first page: its texts first, then the page.
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { baseLanguage } from '../core/text.ts';
import { LanguageProvider } from '../ui/LanguageProvider.tsx';
import { isSupported } from '../ui/languages.ts';
import { setupLanguage } from '../ui/setupLanguage.ts';
import { App } from './App.tsx';
import { DeliveryRounds } from './deliveryRounds.ts';
import { kdfWorkerUrl } from './deriveInWorker.ts';
import { browserDevice } from './device.ts';
import { kioskSettings } from './kioskMode.ts';
import { startAnewOnReturn } from './startAnewOnReturn.ts';
import { acceptScripts } from './trustedScript.ts';
import { noUpdates, serviceWorkerUrl, watchUpdates } from './updates.ts';

/** Takes the first page's place. Rejects, with the first page kept, when the texts cannot be fetched. */
export async function startApp(language: string): Promise<void> {
  const device = browserDevice();
  const [i18n, kiosk] = await Promise.all([
    setupLanguage({
      language: isSupported(language) ? language : baseLanguage,
      namespace: 'client',
      texts: import.meta.glob('../../locales/*/client.json', { import: 'default' }),
    }),
    device.database
      .probe()
      .then(() => kioskSettings(device.database))
      .catch(() => undefined),
  ]);
  const place = document.getElementById('root');
  if (place === null) return;
  startAnewOnReturn();
  acceptScripts([serviceWorkerUrl, kdfWorkerUrl]);
  flushSync(() =>
    createRoot(place).render(
      <StrictMode>
        <LanguageProvider i18n={i18n}>
          <App
            device={device}
            kiosk={kiosk}
            rounds={new DeliveryRounds(device)}
            updates={import.meta.env.PROD ? watchUpdates(device.nowMs) : noUpdates}
          />
        </LanguageProvider>
      </StrictMode>,
    ),
  );
  // What had focus is gone with the first page: the new page is read from its heading.
  place.querySelector('h1')?.focus();
}
