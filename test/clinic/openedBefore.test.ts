import { expect, test } from 'vitest';
import { rememberedOpenings } from '../../src/clinic/openedBefore.ts';
import type { MailOpening } from '../../src/clinic/openMail.ts';
import { closeSession } from '../../src/clinic/session.ts';
import { toBase64url } from '../../src/core/base64url.ts';
import { openedClinic } from './testSession.ts';

const slotPublicKey = new Uint8Array(32).fill(7);
const digest = new Uint8Array(32).fill(8);
const entry = { slotPublicKey, digest, day: 20_500, isOpened: false, isPurged: false };

async function remembered(opening: Pick<MailOpening, 'kind'>) {
  const { session } = await openedClinic();
  const { state } = session.registry;
  const again = () => rememberedOpenings(session, [entry]).opening(entry, state);
  rememberedOpenings(session, [entry]).keep(
    [{ slotPublicKey, digest, slot: undefined }],
    [{ slot: toBase64url(slotPublicKey), reference: 'AAAA-BBBB', ...opening } as MailOpening],
  );
  return { session, again };
}

test('what was opened is known to the session until it is closed', async () => {
  const { session, again } = await remembered({ kind: 'accepted' });
  expect(again()?.kind).toBe('accepted');
  closeSession(session);
  expect(again()).toBeUndefined();
});

test('what could not be read is asked for again', async () => {
  const { again } = await remembered({ kind: 'unreadable' });
  expect(again()).toBeUndefined();
});
