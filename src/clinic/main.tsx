// Starts the clinic's page.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from '../ui/LanguageProvider.tsx';
import { setupLanguage } from '../ui/setupLanguage.ts';
import '../ui/style.css';
import { App } from './App.tsx';
import './clinic.css';
import { preferredLanguage } from './preferredLanguage.ts';
import './report.css';
import './secrets.css';
import './slips.css';
import { vaultWorkerUrl } from './runInWorker.ts';
import { acceptScript } from './trustedScript.ts';
import { browserWorkplace } from './workplace.ts';

const texts = import.meta.glob('../../locales/*/clinic.json', { import: 'default' });

async function start(): Promise<void> {
  acceptScript(vaultWorkerUrl);
  const i18n = await setupLanguage({ language: preferredLanguage(navigator.languages), namespace: 'clinic', texts });
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root');
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider i18n={i18n}>
        <App workplace={browserWorkplace()} />
      </LanguageProvider>
    </StrictMode>,
  );
}

void start();
