import { useEffect, useRef, useState } from 'react';

export interface LiveRegionProps {
  /** Said when it arrives; what is there from the beginning is not news. */
  readonly message: string;
  /** A message is said once for each value of this, however often it comes back: give the page or the question. */
  readonly onceFor: string;
  /** Also shown, not only said. */
  readonly visible?: boolean;
}

/** Says politely what happened without moving focus ("Saved on this device"). Keep it mounted: an empty region must be there before its words. */
export function LiveRegion({ message, onceFor, visible = false }: LiveRegionProps) {
  const [said, setSaid] = useState('');
  const before = useRef({ message, onceFor });
  const saidHere = useRef(new Set<string>());
  useEffect(() => {
    const changed = message !== before.current.message;
    const arrived = message !== '' && changed;
    const moved = onceFor !== before.current.onceFor;
    before.current = { message, onceFor };
    if (moved) {
      saidHere.current.clear();
    }
    if (arrived && !saidHere.current.has(message)) {
      saidHere.current.add(message);
      setSaid(message);
    } else if (moved || changed) {
      // The words leave the region: they are no longer true, are said in another language now, or are new again here.
      setSaid('');
    }
  }, [message, onceFor]);
  // A page that is shown again says nothing of what it has said.
  useEffect(() => () => setSaid(''), []);
  const region = (
    <div className="visually-hidden" role="status">
      {said}
    </div>
  );
  if (!visible) return region;
  // In a part of its own: where a line comes and goes among others, the browser looks all of those over again.
  return (
    <div className="live-region">
      {message !== '' && (
        // A reader finds the words once: in the region while they stand there, later here.
        <p className="saved-state" aria-hidden={said === message || undefined}>
          {message}
        </p>
      )}
      {region}
    </div>
  );
}
