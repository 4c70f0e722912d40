// On a shared tablet nothing can be carried away or left behind by the browser's own ways: no copy, no drag, no menu that
// offers them, no invitation to install.
import { useEffect } from 'react';

const refused = ['copy', 'cut', 'dragstart', 'contextmenu', 'beforeinstallprompt'] as const;

export function useKioskGuards(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const refuse = (event: Event) => event.preventDefault();
    // The install invitation comes to the window; the others pass through it.
    for (const name of refused) globalThis.addEventListener(name, refuse, { capture: true });
    return () => {
      for (const name of refused) globalThis.removeEventListener(name, refuse, { capture: true });
    };
  }, [isOn]);
}
