// What the browser's Back does on a page that has a way back of its own: the innermost is asked first, then those around it.
import { createContext, type RefObject, useContext, useLayoutEffect, useRef } from 'react';
import { useSteady } from '../ui/useSteady.ts';

/** False where there is no step back to take here: whoever is around takes one. */
export type StepBack = () => boolean;

type Place = RefObject<StepBack | undefined>;

export const WayBack = createContext<Place>({ current: undefined });

/** The place that it gives is for what is shown inside, by `WayBack`. */
export function useWayBack(stepBack: StepBack): Place {
  const around = useContext(WayBack);
  const inside = useRef<StepBack>(undefined);
  const step = useSteady(() => inside.current?.() === true || stepBack());
  useLayoutEffect(() => {
    around.current = step;
    return () => {
      if (around.current === step) around.current = undefined;
    };
  }, [around, step]);
  return inside;
}

/** An open dialog is closed, as by Esc. */
export function closedDialog(): boolean {
  const dialog = document.querySelector('dialog[open]');
  dialog?.dispatchEvent(new Event('cancel', { cancelable: true }));
  return dialog !== null;
}
