// Owner of an open clinic's mail: fetched, opened, stopped in the middle. What the page shows of it is OpenClinic's.
import { useEffect, useRef, useState } from 'react';
import { type FetchOutcome, fetchMail, locked } from './fetchMail.ts';
import type { Mail } from './mail.ts';
import { type MailNews, mailNews } from './mailNews.ts';
import type { MailWork } from './pages/MailPage.tsx';
import type { Registry } from './registry.ts';
import type { Session } from './session.ts';
import { today } from './today.ts';
import type { Workplace } from './workplace.ts';

type Attempt = (job: () => Promise<FetchOutcome>, end: () => void) => Promise<FetchOutcome | undefined>;

export interface OpenMail {
  readonly mail: Mail | undefined;
  /** Undefined until something was fetched. */
  readonly news: MailNews | undefined;
  /** Undefined while nothing is fetched or opened. */
  readonly work: MailWork | undefined;
  /** Undefined when it did not come to an end. */
  readonly fetchAll: (
    from: Registry,
  ) => Promise<{ readonly registry: Registry; readonly isAcknowledged: boolean } | undefined>;
  /** What was opened until now stays known to the session. */
  readonly stop: () => void;
}

export function useMail(session: Session, workplace: Workplace, attempt: Attempt): OpenMail {
  const [mail, setMail] = useState<Mail>();
  const [work, setWork] = useState<MailWork>();
  const [news, setNews] = useState<MailNews>();
  const wasUnopened = useRef(new Set<string>());
  const stopping = useRef<AbortController>(undefined);
  // Locked in the middle: the rest is left to the next time.
  useEffect(() => () => stopping.current?.abort(locked), []);
  const fetchAll = async (from: Registry) => {
    const controller = new AbortController();
    stopping.current = controller;
    setWork({ done: 0, total: undefined });
    const onProgress = (done: number, total: number) => setWork({ done, total });
    const job = () => fetchMail(session, from, workplace.runTask, onProgress, controller.signal);
    const outcome = await attempt(job, () => setWork(undefined));
    if (!outcome?.ok) return undefined;
    for (const slot of outcome.fetched.unopened) wasUnopened.current.add(slot);
    setMail(outcome.fetched.mail);
    setNews(mailNews(outcome.fetched.mail, wasUnopened.current, outcome.fetched.restored, today(workplace)));
    return outcome.fetched;
  };
  return { mail, news, work, fetchAll, stop: () => stopping.current?.abort() };
}
