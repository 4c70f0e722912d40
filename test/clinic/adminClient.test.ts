import { expect, test } from 'vitest';
import { makeAdminClient } from '../../src/clinic/adminClient.ts';
import { closeSession } from '../../src/clinic/session.ts';
import { openedClinic } from './testSession.ts';

test('a clinic that is locked between nonce and signature sends nothing more', async () => {
  const { session, workplace } = await openedClinic();
  const asked: string[] = [];
  const fetchFrom: typeof fetch = async (input, init) => {
    asked.push(String(input));
    const answer = await workplace.fetch(input, init);
    closeSession(session);
    return answer;
  };
  const admin = makeAdminClient(fetchFrom, session.adminKeys);
  expect(await admin.submissionsAfter(undefined)).toEqual({ ok: false, failure: 'unauthorised' });
  expect(asked).toEqual(['/api/v1/admin/nonce']);
});
