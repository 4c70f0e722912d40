// From the page on answers that wait, with nothing in their way any more. The page's own next attempt must not be quicker than
// the touch, or the button would be gone: no attempt is answered before it.
import type { ClientPage } from './clientPage.ts';
import type { FalteringProxy } from './falteringProxy.ts';

export async function sendAgain(client: Pick<ClientPage, 'press'>, proxy: FalteringProxy): Promise<void> {
  const release = proxy.healHolding('/api/v1/submissions');
  await client.press('send.again');
  release();
}
