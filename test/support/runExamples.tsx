// The example page in a real browser: `?example=…&language=…`. In no production build.
import { createRoot } from 'react-dom/client';
import { ExamplePage } from '../../src/ui/ExamplePage.tsx';
import { LanguageProvider } from '../../src/ui/LanguageProvider.tsx';
import '../../src/ui/style.css';
import { setupLanguage } from '../../src/ui/setupLanguage.ts';

const asked = new URLSearchParams(location.search);
const i18n = await setupLanguage({ language: asked.get('language') ?? 'sv', namespace: 'ui' });
const place = document.body.appendChild(document.createElement('div'));
createRoot(place).render(
  <LanguageProvider i18n={i18n}>
    <ExamplePage example={asked.get('example') ?? undefined} />
  </LanguageProvider>,
);
