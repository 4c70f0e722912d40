import { useState } from 'react';
import { useLanguage } from '../../ui/useLanguage.ts';

/** For the page's heading, where focus begins again after each attempt. */
export const attemptId = 'attempt';

/** Why the answers wait. The second attempt and each later one says so anew: else the page after it would be the page before it. */
export function FailedAttempt({ number }: { readonly number: number }) {
  const { t } = useLanguage();
  const [isOffline] = useState(() => !navigator.onLine);
  const words = number < 2 ? 'send.unreached' : isOffline ? 'send.stillOffline' : 'send.stillUnreached';
  return <p id={attemptId}>{t(words, { number })}</p>;
}
