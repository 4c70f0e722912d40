// The floor of anything made with the libraries that were given: each does, once and plainly, what it is for.
import Dexie, { type EntityTable } from 'dexie';
import { createInstance } from 'i18next';
import { createRoot } from 'react-dom/client';
import { I18nextProvider, useTranslation } from 'react-i18next';
import nacl from 'tweetnacl';
import texts from '../../../../locales/sv/client.json' with { type: 'json' };
import { FloorForm } from '../FloorForm.tsx';
import { registerWorker } from '../registerWorker.ts';

const database = new Dexie('floor', { chromeTransactionDurability: 'strict' }) as Dexie & {
  answers: EntityTable<{ id: number; sealed: Uint8Array }, 'id'>;
};
database.version(1).stores({ answers: 'id' });
const key = nacl.randomBytes(nacl.secretbox.keyLength);

async function keep(question: number, option: number): Promise<void> {
  const nonce = nacl.randomBytes(nacl.secretbox.nonceLength);
  const sealed = nacl.secretbox(new TextEncoder().encode(JSON.stringify({ question, option })), nonce, key);
  await database.answers.put({ id: question, sealed });
}

function Page() {
  const { t } = useTranslation();
  return (
    <FloorForm title={t('start.title')} next={t('code.continue')} onAnswer={(...answer) => void keep(...answer)} />
  );
}

const i18n = createInstance();
await i18n.init({ lng: 'sv', resources: { sv: { client: texts } }, defaultNS: 'client' });
await database.open();
const place = document.getElementById('root');
if (place !== null)
  createRoot(place).render(
    <I18nextProvider i18n={i18n}>
      <Page />
    </I18nextProvider>,
  );
registerWorker();
