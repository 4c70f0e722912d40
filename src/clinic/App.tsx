import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { BackButton } from '../ui/BackButton.tsx';
import { beginPage } from '../ui/beginPage.ts';
import { PageFrame } from '../ui/PageFrame.tsx';
import { useBackButton } from '../ui/useBackButton.ts';
import { OpenClinic } from './OpenClinic.tsx';
import { forgetOpenings } from './openedBefore.ts';
import { SetUpPage } from './pages/SetUpPage.tsx';
import { StartPage } from './pages/StartPage.tsx';
import { RecoverFlow } from './RecoverFlow.tsx';
import { closeSession, type Session } from './session.ts';
import { UnlockFlow } from './UnlockFlow.tsx';
import { closedDialog, type StepBack, WayBack } from './wayBack.ts';
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
  const [hasLeft, setHasLeft] = useState(false);
  useEffect(() => {
    // At once: the browser may freeze the page, text and all, as soon as this handler returns.
    const leave = () =>
      flushSync(() => {
        setHasLeft(true);
        lock();
      });
    const comeBack = () => setHasLeft(false);
    globalThis.addEventListener('pagehide', leave);
    globalThis.addEventListener('pageshow', comeBack);
    return () => {
      globalThis.removeEventListener('pagehide', leave);
      globalThis.removeEventListener('pageshow', comeBack);
    };
  }, [lock]);
  const begun = useRef(stage.name);
  useEffect(() => {
    // The page that opens or locks comes with a frame of its own, which does not know that there was another before.
    if (begun.current === stage.name) return;
    begun.current = stage.name;
    beginPage(document.querySelector('main'));
  }, [stage.name]);
  const toStart = () => go({ name: 'start', wasLocked: false });
  const wayBack = useRef<StepBack>(undefined);
  const back = () => {
    const { name } = current.current;
    if (name === 'start') return true;
    // An open clinic is left by locking it, by its address or with its tab: Back is pressed by habit.
    if (closedDialog() || wayBack.current?.() === true || name === 'open') return false;
    toStart();
    return true;
  };
  useBackButton({ isAtStart: stage.name === 'start', isLeaving: hasLeft, onBack: back });
  /** Opening takes seconds: whoever has left in the meantime finds nothing open. */
  const open = (session: Session) => {
    const { name } = current.current;
    if (name !== 'start' && name !== 'open') go({ name: 'open', session });
    else closeSession(session);
  };

  const page = () => {
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
  };
  return <WayBack value={wayBack}>{page()}</WayBack>;
}
