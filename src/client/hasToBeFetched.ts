// Whether what is to be shown has still to be fetched. The entrance and the support lines never have; a code that was given shows
// its own waiting page, until it is known that nothing comes.
import { isEntrance } from './EntrancePage.tsx';
import type { Journey } from './journey.ts';
import type { FetchState } from './laterWorkings.ts';

export function hasToBeFetched({ step, aside }: Journey, fetching: FetchState): boolean {
  if (fetching === 'here' || aside === 'support') return false;
  if (aside !== undefined || !isEntrance(step)) return true;
  return step.name === 'unlocking' && fetching === 'failed';
}
