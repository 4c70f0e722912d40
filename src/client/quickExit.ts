// Where a quick exit goes: to the neutral page that the clinic chose, never back. Without network, without such a page,
// or installed on the home screen (where a foreign address would open a browser) the own neutral page stays.

export interface ExitSurroundings {
  readonly isOnline: boolean;
  readonly isInstalled: boolean;
  readonly replace: (address: string) => void;
}

/** True when the browser is on its way to `address`; false when the page must show its own neutral face. */
export function leaveFor(address: string | undefined, { isOnline, isInstalled, replace }: ExitSurroundings): boolean {
  if (address === undefined || !isOnline || isInstalled) return false;
  replace(address);
  return true;
}

export function browserExit(): ExitSurroundings {
  return {
    isOnline: navigator.onLine,
    isInstalled: matchMedia('(display-mode: standalone)').matches,
    replace: (address) => location.replace(address),
  };
}
