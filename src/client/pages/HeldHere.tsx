import { useState, useSyncExternalStore } from 'react';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { Tablet } from '../kioskMode.ts';
import type { SaveNews } from '../saveNews.ts';

export interface HeldHereProps {
  readonly tablet: Tablet;
  readonly isKept: boolean;
  /** The question: its next one finds the words written, no longer spoken. */
  readonly linkId: string;
  readonly saving: SaveNews;
  /** Answers from before this page was shown are here, too. */
  readonly hasBegun: boolean;
}

/**
 * Where the answers are while they are being given, in one quiet line: said once, then only there to be read. It keeps still
 * while the next answer is on its way to the disk, and gives way to the notice that says what was not saved.
 */
export function HeldHere({ tablet, isKept, linkId, saving, hasBegun }: HeldHereProps) {
  const { t } = useLanguage();
  const state = useSyncExternalStore(saving.listen, saving.state);
  const isAtRest = state !== 'pending';
  const [held, setHeld] = useState<'onlyHere' | 'onlyPage'>();
  const now = isAtRest ? placeOf() : held;
  if (now !== held) setHeld(now);
  return <LiveRegion message={now === undefined ? '' : t(`save.${now}`)} onceFor={linkId} visible />;

  function placeOf() {
    if (state === 'saved') return 'onlyHere';
    if (state === 'unkept') return 'onlyPage';
    // Nothing new yet: only what was here before.
    if (state !== 'nothing' || !hasBegun) return undefined;
    return isKept && tablet !== 'keeps-nothing' ? 'onlyHere' : 'onlyPage';
  }
}
