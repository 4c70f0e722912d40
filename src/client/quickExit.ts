// Where a quick exit goes: to the neutral page that the clinic chose, never back. Without network, without such a page, installed on
// the home screen (where a foreign address would open a browser) or on a shared tablet (where it would strand the next person) the own
// neutral page stays.

/** Without a script, too: a plain page of the build. */
export const ownNeutralPage = '/away.html';

export interface ExitSurroundings {
  readonly isOnline: boolean;
  readonly isInstalled: boolean;
  readonly isShared: boolean;
  readonly replace: (address: string) => void;
}

/** True when the browser is on its way to `address`; false when the page must show its own neutral face. */
export function leaveFor(address: string | undefined, surroundings: ExitSurroundings): boolean {
  const { isOnline, isInstalled, isShared, replace } = surroundings;
  if (address === undefined || !isOnline || isInstalled || isShared) return false;
  replace(address);
  return true;
}

export function browserExit(isShared: boolean): ExitSurroundings {
  return {
    isOnline: navigator.onLine,
    isInstalled: matchMedia('(display-mode: standalone)').matches,
    isShared,
    replace: (address) => location.replace(address),
  };
}
