// The floor of this page's way to its first question: the first page in the document, start page and code page as they look, then one
// question, drawn by React, served by a service worker. No storage, no keys, nothing to fetch.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../../src/ui/style.css';
import '../../../../src/client/client.css';
import texts from '../../../../locales/sv/client.json' with { type: 'json' };
import { CodePage } from '../../../../src/client/pages/CodePage.tsx';
import { StartPage } from '../../../../src/client/pages/StartPage.tsx';
import { LanguageProvider } from '../../../../src/ui/LanguageProvider.tsx';
import { PageFrame } from '../../../../src/ui/PageFrame.tsx';
import { setupLanguage } from '../../../../src/ui/setupLanguage.ts';
import { DrawnForm } from '../drawn/DrawnForm.tsx';
import { registerWorker } from '../registerWorker.ts';

const pages = [{ title: 'Hur gammal är du?', options: ['18–24', '25–34', '35–44', '45–54', '55–64', '65+'] }];

function Way() {
  const [page, setPage] = useState<'start' | 'code' | 'question'>('start');
  if (page === 'question') return <DrawnForm pages={pages} />;
  return (
    <PageFrame page={page}>
      {page === 'start' ? (
        <StartPage
          tablet={undefined}
          isKept
          onBegin={() => setPage('code')}
          onWonder={() => undefined}
          isUpdateReady={false}
          onUpdate={() => undefined}
        />
      ) : (
        <CodePage onCode={() => setPage('question')} />
      )}
    </PageFrame>
  );
}

async function begin(place: HTMLElement): Promise<void> {
  const i18n = await setupLanguage({
    language: 'sv',
    namespace: 'client',
    texts: { '/locales/sv/client.json': async () => texts },
  });
  createRoot(place).render(
    <LanguageProvider i18n={i18n}>
      <Way />
    </LanguageProvider>,
  );
  registerWorker();
}

const place = document.getElementById('root');
const choice = document.querySelector<HTMLAnchorElement>('a[href="#sv"]');
choice?.addEventListener('click', (event) => {
  event.preventDefault();
  if (place !== null) void begin(place);
});
