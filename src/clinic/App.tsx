import { useCallback, useEffect, useState } from 'react';
import { BackButton } from '../ui/BackButton.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { OpenClinic } from './OpenClinic.tsx';
import { SetUpPage } from './pages/SetUpPage.tsx';
import { StartPage } from './pages/StartPage.tsx';
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
  | { readonly name: 'open'; readonly session: Session };

/** Owns what is open. Leaving the page, in whatever way, ends a session: keys overwritten, nothing left to come back to. */
export function App({ workplace }: AppProps) {
  const [stage, setStage] = useState<Stage>({ name: 'start', wasLocked: false });
  const toStart = () => setStage({ name: 'start', wasLocked: false });
  const lock = useCallback(() => {
    setStage((current) => {
      if (current.name === 'open') closeSession(current.session);
      return { name: 'start', wasLocked: current.name === 'open' };
    });
  }, []);
  useEffect(() => {
    globalThis.addEventListener('pagehide', lock);
    return () => globalThis.removeEventListener('pagehide', lock);
  }, [lock]);
  const open = (session: Session) => setStage({ name: 'open', session });

  if (stage.name === 'open') return <OpenClinic session={stage.session} workplace={workplace} onLock={lock} />;
  if (stage.name === 'set-up') return <SetUpPage workplace={workplace} onOpen={open} onCancel={toStart} />;
  if (stage.name === 'unlock') {
    return (
      <PageFrame page="unlock" back={<BackButton onClick={toStart} />}>
        <UnlockFlow workplace={workplace} onOpen={open} />
      </PageFrame>
    );
  }
  return (
    <PageFrame page="start">
      <StartPage
        wasLocked={stage.wasLocked}
        onOpen={() => setStage({ name: 'unlock' })}
        onSetUp={() => setStage({ name: 'set-up' })}
      />
    </PageFrame>
  );
}
