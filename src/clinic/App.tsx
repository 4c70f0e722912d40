import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { BackButton } from '../ui/BackButton.tsx';
import { beginPage } from '../ui/beginPage.ts';
import { PageFrame } from '../ui/PageFrame.tsx';
import { OpenClinic } from './OpenClinic.tsx';
import { forgetOpenings } from './openedBefore.ts';
import { SetUpPage } from './pages/SetUpPage.tsx';
import { StartPage } from './pages/StartPage.tsx';
import { RecoverFlow } from './RecoverFlow.tsx';
import { closeSession, type Session } from './session.ts';
import { UnlockFlow } from './UnlockFlow.tsx';
import type { Workplace } from './workplace.ts';

export interface AppProps {
  readonly workplace: Workplace;
}

type Stage =
  | { readonly name: 'start'; readonly wasLocked: boolean }
  | { readonly name: 'set-up' }
  | { readonly name: 'unlock' }
  | { readonly name: 'recover' }
  | { readonly name: 'open'; readonly session: Session };

/** Owns what is open. Leaving the page, in whatever way, ends a session: keys overwritten, nothing left to come back to. */
export function App({ workplace }: AppProps) {
  const [stage, setStage] = useState<Stage>({ name: 'start', wasLocked: false });
  const current = useRef(stage);
  const go = useCallback((next: Stage) => {
    current.current = next;
    setStage(next);
  }, []);
  const lock = useCallback(() => {
    const left = current.current;
    if (left.name === 'open') closeSession(left.session);
    go({ name: 'start', wasLocked: left.name === 'open' });
  }, [go]);
  useEffect(() => {
    // At once: the browser may freeze the page, text and all, as soon as this handler returns.
    const leave = () => flushSync(lock);
    globalThis.addEventListener('pagehide', leave);
    return () => globalThis.removeEventListener('pagehide', leave);
  }, [lock]);
  const begun = useRef(stage.name);
  useEffect(() => {
    // The page that opens or locks comes with a frame of its own, which does not know that there was another before.
    if (begun.current === stage.name) return;
    begun.current = stage.name;
    beginPage(document.querySelector('main'));
  }, [stage.name]);
  const toStart = () => go({ name: 'start', wasLocked: false });
  /** Opening takes seconds: whoever has left in the meantime finds nothing open. */
  const open = (session: Session) => {
    const { name } = current.current;
    if (name !== 'start' && name !== 'open') go({ name: 'open', session });
    else closeSession(session);
  };

  if (stage.name === 'open') {
    const onSession = (session: Session) => {
      const { current: left } = current;
      if (left.name !== 'open') return;
      if (left.session.admin !== session.admin) forgetOpenings(left.session);
      go({ name: 'open', session });
    };
    return <OpenClinic session={stage.session} workplace={workplace} onLock={lock} onSession={onSession} />;
  }
  if (stage.name === 'set-up') return <SetUpPage workplace={workplace} onOpen={open} onCancel={toStart} />;
  if (stage.name === 'unlock') {
    return (
      <PageFrame page="unlock" back={<BackButton onClick={toStart} />}>
        <UnlockFlow workplace={workplace} onOpen={open} />
      </PageFrame>
    );
  }
  if (stage.name === 'recover') {
    return (
      <PageFrame page="recover" back={<BackButton onClick={toStart} />}>
        <RecoverFlow workplace={workplace} onOpen={open} onCancel={toStart} />
      </PageFrame>
    );
  }
  return (
    <PageFrame page="start">
      <StartPage
        wasLocked={stage.wasLocked}
        onOpen={() => go({ name: 'unlock' })}
        onSetUp={() => go({ name: 'set-up' })}
        onRecover={() => go({ name: 'recover' })}
      />
    </PageFrame>
  );
}
