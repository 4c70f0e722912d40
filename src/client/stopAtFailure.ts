// Where the device's storage fails the way stops on a page of its own; what a lock has ended is dropped, for the page shows something
// else by then; any other fault is ours and stays one.
import { isOutdated, isStorageFailure } from './isStorageFailure.ts';
import type { JourneyEvent } from './journey.ts';
import { KeysGone } from './session.ts';

export async function stopAtFailure(work: Promise<void>, tell: (event: JourneyEvent) => void): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (error instanceof KeysGone) return;
    if (!isStorageFailure(error)) throw error;
    tell({ type: 'stopped', stop: { kind: isOutdated(error) ? 'outdated' : 'device-failed' } });
  }
}
