// Jobs of an open clinic: what one of them could not do is kept as keys of texts, and told in whichever language is read by then.
// A job that began before the page was locked brings nothing back.
import { useRef, useState } from 'react';
import { useLanguage } from '../ui/useLanguage.ts';

type Outcome = { readonly ok: true } | { readonly ok: false; readonly failure: string };

export interface Attempts {
  /** In words. */
  readonly failure: string | undefined;
  /** One more text to be told; none to forget them all. */
  readonly tell: (key?: string) => void;
  readonly isOpen: () => boolean;
  readonly lock: () => void;
  /** Undefined when the page was locked meanwhile, or the job broke. */
  readonly attempt: <Result extends Outcome>(
    job: () => Promise<Result>,
    end: () => void,
  ) => Promise<Result | undefined>;
}

export function useAttempt(onLock: () => void): Attempts {
  const { t } = useLanguage();
  const [failed, setFailed] = useState<readonly string[]>([]);
  const open = useRef(true);
  const isOpen = () => open.current;
  const lock = useRef(() => {
    open.current = false;
    onLock();
  }).current;
  const tell = (key?: string) => setFailed((keys) => (key === undefined ? [] : [...keys, key]));
  const attempt: Attempts['attempt'] = async (job, end) => {
    tell();
    try {
      const result = await job();
      if (isOpen() && !result.ok) tell(`failure.${result.failure}`);
      return isOpen() ? result : undefined;
    } catch {
      if (isOpen()) tell('failure.unexpected');
      return undefined;
    } finally {
      end();
    }
  };
  return { failure: failed.map((key) => t(key)).join(' ') || undefined, tell, isOpen, lock, attempt };
}
