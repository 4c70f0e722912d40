// All that the start page and the code page do without, in one piece: storage, keys, sending, and every other page. In one piece, so
// that whoever has begun to answer never waits for a part of the page (laterWorkings.ts).
import { Workbox } from 'workbox-window';
import { AsidePage } from './AsidePage.tsx';
import { ClientDatabase } from './database.ts';
import { deliver } from './delivery.ts';
import { FallbackStore } from './fallbackStore.ts';
import { JourneyPage } from './JourneyPage.tsx';
import { JourneyActions } from './journeyActions.ts';
import { refreshProfile, storedProfile } from './profileStore.ts';
import { stopAtFailure } from './stopAtFailure.ts';

/** The device's store, asked once whether it takes a write. `isUsable` false: nothing is ever asked of the database. */
async function openStore(isUsable: boolean): Promise<FallbackStore> {
  const store = new FallbackStore(new ClientDatabase(), isUsable);
  await store.probe();
  return store;
}

export const workings = {
  AsidePage,
  JourneyActions,
  JourneyPage,
  Workbox,
  deliver,
  openStore,
  refreshProfile,
  stopAtFailure,
  storedProfile,
};

export type Workings = typeof workings;
