// The client's page comes to life here: language first, then the page; nothing else starts before something can be read.
import '../ui/style.css';
import './client.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from '../ui/LanguageProvider.tsx';
import { setupLanguage } from '../ui/setupLanguage.ts';
import { App } from './App.tsx';
import { DeliveryRounds } from './deliveryRounds.ts';
import { kdfWorkerUrl } from './deriveInWorker.ts';
import { browserDevice } from './device.ts';
import { kioskSettings } from './kioskMode.ts';
import { keepLanguage, preferredLanguage } from './preferredLanguage.ts';
import { acceptScripts } from './trustedScript.ts';
import { noUpdates, serviceWorkerUrl, watchUpdates } from './updates.ts';

acceptScripts([serviceWorkerUrl, kdfWorkerUrl]);
const device = browserDevice();
const kiosk = await kioskSettings(device.database).catch(() => undefined);
const i18n = await setupLanguage({
  language: await preferredLanguage(device, kiosk, navigator.languages),
  namespace: 'client',
  texts: import.meta.glob('../../locales/*/client.json', { import: 'default' }),
});
i18n.on('languageChanged', (language) => void keepLanguage(device, language));
const place = document.getElementById('root');
if (place !== null) {
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
  );
}
