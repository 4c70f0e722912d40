import { useEffect, useRef, useState } from 'react';

export interface LiveRegionProps {
  readonly message: string;
  /** A message is said once for each value of this, however often it comes back: give the page or the question. */
  readonly onceFor: string;
  /** Also shown, not only said. */
  readonly visible?: boolean;
}

/** Says politely what happened without moving focus ("Saved on this device"). Keep it mounted: an empty region must be there before its words. */
export function LiveRegion({ message, onceFor, visible = false }: LiveRegionProps) {
  const [said, setSaid] = useState('');
  const last = useRef('');
  useEffect(() => {
    const words = `${onceFor} ${message}`;
    if (message === '' || last.current === words) {
      return;
    }
    last.current = words;
    setSaid(message);
  }, [message, onceFor]);
  // The words leave the region when another page begins, so that the same words are new again there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: onceFor is the trigger.
  useEffect(() => () => setSaid(''), [onceFor]);
  return (
    <>
      {visible && message !== '' && (
        <p className="saved-state" aria-hidden="true">
          {message}
        </p>
      )}
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </>
  );
}
