// A newer version of the page, opened in another tab, wants to change the database: what was answered here is saved, keys are
// overwritten, the database is let go, and the person is asked to load this page again.
import { useEffect } from 'react';
import type { Device } from './device.ts';
import type { JourneyTools } from './useJourney.ts';

export function useNewerPage({ database }: Device, { actions, act }: Pick<JourneyTools, 'actions' | 'act'>): void {
  useEffect(
    () =>
      database.onNewerPage(() => {
        const letGo = async () => {
          await actions.flush();
          actions.lock();
          database.close();
          act({ type: 'stopped', stop: { kind: 'outdated' } });
        };
        void letGo();
      }),
    [database, actions, act],
  );
}
