// The app comes to life here, in the language chosen on the first page: its texts first, then the page. Storage, keys and whatever
// comes after the code are fetched meanwhile (workings.ts).
import { type ReactNode, StrictMode, startTransition, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { baseLanguage } from '../core/text.ts';
import { LanguageProvider } from '../ui/LanguageProvider.tsx';
import { isSupported } from '../ui/languages.ts';
import { setupLanguage } from '../ui/setupLanguage.ts';
import { App } from './App.tsx';
import { DeliveryRounds } from './deliveryRounds.ts';
import { kdfWorkerUrl } from './deriveInWorker.ts';
import { browserDevice } from './device.ts';
import { type KioskSettings, kioskSettings } from './kioskMode.ts';
import { nameFiles } from './laterFiles.ts';
import { LaterWorkings } from './laterWorkings.ts';
import { holdNewestQuestions } from './questionFiles.ts';
import { startAnewOnReturn } from './startAnewOnReturn.ts';
import { acceptScripts } from './trustedScript.ts';
import { noUpdates, serviceWorkerUrl, watchUpdates } from './updates.ts';

let running: ReturnType<typeof run> | undefined;
let fetchNow = (): void => undefined;
let endEarlyRounds = (): void => undefined;

/** Everything that is not a page. Once: what begins here goes on when the page is shown. */
function run() {
  // Its turn comes when the start page is shown: the two share one line.
  const fetchTime = new Promise<void>((resolve) => {
    fetchNow = resolve;
  });
  const later = new LaterWorkings({
    fetch: async () => {
      await fetchTime;
      nameFiles();
      const [{ workings }] = await Promise.all([import('./workings.ts'), holdNewestQuestions()]);
      return workings;
    },
    reload: () => {
      // The first page takes the choice from there, and nothing of it stays.
      history.replaceState(history.state, '', `#${document.documentElement.lang}`);
      location.reload();
    },
  });
  const device = browserDevice(later);
  const rounds = new DeliveryRounds(device, async (...attempt) => (await later.arrival).deliver(...attempt));
  return { later, device, rounds };
}

/** Sealed answers that wait here leave while the first page is still shown; it changes nothing there. */
export function sendWhatWaits(): void {
  if (running !== undefined) return;
  running = run();
  fetchNow();
  endEarlyRounds = running.rounds.start();
}

/** Rejects when the part that reads them cannot be fetched: then the first page says so, and is touched again. */
async function tabletSettings({ later, device }: ReturnType<typeof run>): Promise<KioskSettings | undefined> {
  await later.arrivalOrFailure();
  return await kioskSettings(device.database).catch(() => undefined);
}

/** Takes the first page's place. Rejects, with the first page kept, when the texts cannot be fetched. */
export async function startApp(language: string, isTablet: boolean): Promise<void> {
  running ??= run();
  const { later, device, rounds } = running;
  if (isTablet) fetchNow();
  const [i18n, kiosk] = await Promise.all([
    setupLanguage({
      language: isSupported(language) ? language : baseLanguage,
      namespace: 'client',
      texts: import.meta.glob('../../locales/*/client.json', { import: 'default' }),
    }),
    // A tablet shows nothing before it knows how it was set up.
    isTablet ? tabletSettings(running) : undefined,
  ]);
  const place = document.getElementById('root');
  if (place === null) return;
  // The page starts them again.
  endEarlyRounds();
  startAnewOnReturn();
  acceptScripts([serviceWorkerUrl, kdfWorkerUrl]);
  await shown(
    place,
    <LanguageProvider i18n={i18n}>
      <App
        device={device}
        rounds={rounds}
        later={later}
        kiosk={kiosk}
        updates={import.meta.env.PROD ? watchUpdates(device.nowMs, later.arrival) : noUpdates}
      />
    </LanguageProvider>,
  );
  fetchNow();
  // What had focus is gone with the first page: the new page is read from its heading.
  place.querySelector('h1')?.focus();
}

/** Drawn in small pieces, so that a slow phone is never held up for long; until all of it is there the first page stays. */
function shown(place: HTMLElement, page: ReactNode): Promise<void> {
  return new Promise((resolve, reject) => {
    const onUncaughtError = (error: unknown) => {
      reject(error);
      reportError(error);
    };
    const root = createRoot(place, { onUncaughtError });
    startTransition(() =>
      root.render(
        <StrictMode>
          {page}
          <Shown onShown={resolve} />
        </StrictMode>,
      ),
    );
  });
}

/** Comes after the page, so that all it does when it is shown has been done: its heading is heard in the document's new language. */
function Shown({ onShown }: { readonly onShown: () => void }) {
  useEffect(onShown, [onShown]);
  return null;
}
