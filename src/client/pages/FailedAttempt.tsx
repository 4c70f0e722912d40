import { useState } from 'react';
import { useLanguage } from '../../ui/useLanguage.ts';

/** For the page's heading, where focus begins again after each attempt. */
export const attemptId = 'attempt';

const again = {
  send: { offline: 'send.stillOffline', online: 'send.stillUnreached' },
  /** Whether the intake said the same again or could not be asked is not known here: either way nothing new was heard. */
  unsent: { offline: 'unsent.stillOffline', online: 'unsent.stillSame' },
  /** The same stop, known anew: each of them is found out with a network or without one alike. */
  stopped: { offline: 'stopped.stillSame', online: 'stopped.stillSame' },
};

export interface FailedAttemptProps {
  readonly number: number;
  /** On which page. */
  readonly of?: keyof typeof again;
}

/** Why the answers wait. The second attempt and each later one says so anew: else the page after it would be the page before it. */
export function FailedAttempt({ number, of = 'send' }: FailedAttemptProps) {
  const { t } = useLanguage();
  const [isOffline] = useState(() => !navigator.onLine);
  const words = number < 2 ? 'send.unreached' : again[of][isOffline ? 'offline' : 'online'];
  return <p id={attemptId}>{t(words, { number })}</p>;
}
