// Where the device's storage fails the way stops on a page of its own; any other fault is ours and stays one.
import { isOutdated, isStorageFailure } from './isStorageFailure.ts';
import type { JourneyEvent } from './journey.ts';

export async function stopAtFailure(work: Promise<void>, tell: (event: JourneyEvent) => void): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isStorageFailure(error)) throw error;
    tell({ type: 'stopped', stop: { kind: isOutdated(error) ? 'outdated' : 'device-failed' } });
  }
}
