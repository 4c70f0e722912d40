// Ties the pure journey to what it does: events change the page, and answers that changed are saved. A choice is shown by its own
// control at once and kept right after; the page around it follows when the browser has time for it, and before anything else is pressed.
import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isDeclined } from '../core/answers.ts';
import { questionByLinkId } from '../core/questionnaire.ts';
import type { Language } from '../core/text.ts';
import { afterTouch } from './afterTouch.ts';
import type { DeliveryRounds } from './deliveryRounds.ts';
import type { Device } from './device.ts';
import { type Filling, type Journey, type JourneyEvent, journeyAfter, journeyStart } from './journey.ts';
import { LaterActions } from './laterActions.ts';
import type { LaterWorkings } from './laterWorkings.ts';
import { SaveNews } from './saveNews.ts';

export interface JourneyTools {
  readonly journey: Journey;
  /** Several events are one step for the person: saved once, shown once. */
  readonly act: (...events: readonly JourneyEvent[]) => void;
  readonly actions: LaterActions;
  readonly saving: SaveNews;
  /** Of the derivation under way, 0 to 1. */
  readonly progress: number;
}

export function useJourney(
  device: Device,
  rounds: DeliveryRounds,
  later: LaterWorkings,
  language: Language,
): JourneyTools {
  const [journey, show] = useState(journeyStart);
  const [saving] = useState(() => new SaveNews());
  const [progress, setProgress] = useState(0);
  /** The journey as it is: at most one choice ahead of what is shown. */
  const latest = useRef({ journey, language });
  useEffect(() => {
    latest.current.language = language;
  }, [language]);
  const dispatch = useCallback((event: JourneyEvent) => {
    latest.current.journey = journeyAfter(latest.current.journey, event);
    show(latest.current.journey);
  }, []);
  const shown = useRef(journey);
  useEffect(() => {
    shown.current = journey;
  }, [journey]);
  useEffect(() => {
    // Whatever is pressed next is answered by a page that knows the choice.
    const catchUp = () => shown.current !== latest.current.journey && flushSync(() => show(latest.current.journey));
    document.addEventListener('click', catchUp, { capture: true });
    return () => document.removeEventListener('click', catchUp, { capture: true });
  }, []);
  const [actions] = useState(
    () =>
      new LaterActions(device, rounds, later, {
        dispatch,
        onSaveState: saving.tell,
        onProgress: setProgress,
        language: () => latest.current.language,
      }),
  );
  const act = useCallback(
    (...events: readonly JourneyEvent[]) => {
      const before = latest.current.journey;
      const after = events.reduce(journeyAfter, before);
      latest.current.journey = after;
      const follow = () => startTransition(() => show(after));
      const isAnswerAlone = events.length === 1 && events[0]?.type === 'answered';
      if (!isAnswerAlone) show(after);
      // Keys follow each other with no click between them that would catch up: the page must never hand back what was typed before them.
      else if (after.filling === undefined || isBeingTyped(after.filling, events[0])) follow();
      else afterTouch(() => latest.current.journey === after && follow());
      if (before.step.name === 'check' && after.step.name !== 'check') actions.now?.callOff();
      const { filling } = after;
      if (filling === undefined || before.filling === undefined) return;
      if (filling === before.filling) {
        // Nothing new, but what still rests, or could not be saved before, does not wait any longer.
        if (events.some(({ type }) => type === 'answered')) void actions.flush();
      } else if (isBeingTyped(filling, events.at(-1))) actions.now?.saveSoon(filling);
      else actions.now?.saveNow(filling);
    },
    [actions],
  );
  return { journey, act, actions, saving, progress };
}

/** Typed words rest a moment before they are saved; everything else is saved at once. */
function isBeingTyped({ questionnaire }: Filling, event: JourneyEvent | undefined): boolean {
  if (event?.type === 'cleared') return true;
  if (event?.type !== 'answered' || isDeclined(event.answer)) return false;
  const { linkId, value } = event.answer;
  const type = questionByLinkId(questionnaire, linkId)?.type;
  if (type === 'boolean' || type === 'choice') return false;
  if (type !== 'open-choice') return true;
  return Array.isArray(value) ? value.some((entry) => typeof entry === 'object') : typeof value === 'object';
}
