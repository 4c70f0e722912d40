import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { BackButton } from '../ui/BackButton.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { useLanguage } from '../ui/useLanguage.ts';
import type { DeliveryRounds } from './deliveryRounds.ts';
import type { Device } from './device.ts';
import { eraseDevice, isStoragePersistent } from './eraseDevice.ts';
import { JourneyPage } from './JourneyPage.tsx';
import { journeyAfter, type Step } from './journey.ts';
import { DevicePage } from './pages/DevicePage.tsx';
import { QuietPage } from './pages/QuietPage.tsx';
import { SupportPage } from './pages/SupportPage.tsx';
import { QuickExit } from './QuickExit.tsx';
import { browserExit, leaveFor } from './quickExit.ts';
import type { Updates } from './updates.ts';
import { useBackButton } from './useBackButton.ts';
import { useCover } from './useCover.ts';
import { useExitAddress } from './useExitAddress.ts';
import { useJourney } from './useJourney.ts';

export interface AppProps {
  readonly device: Device;
  readonly rounds: DeliveryRounds;
  readonly updates: Updates;
}

/** Owner of the journey: which page is shown, what Back does, when the page covers, locks and leaves. */
export function App({ device, rounds, updates }: AppProps) {
  const { t, language } = useLanguage();
  const { journey, act, actions, saveState, progress } = useJourney(device, rounds, language);
  const [hasLeft, setLeft] = useState(false);
  const [languageFailed, setLanguageFailed] = useState(false);
  const isUpdateReady = useSyncExternalStore(updates.listen, updates.isReady);
  const exitAddress = useExitAddress(device);
  const { step, aside, about } = journey;

  const end = useCallback(() => {
    actions.lock();
    act({ type: 'ended' });
  }, [actions, act]);
  const back = () => {
    const next = journeyAfter(journey, { type: 'back' });
    if (keepsKeys(next.step)) void actions.flush();
    else actions.lock();
    act({ type: 'back' });
    return next.step.name === 'start' && next.aside === undefined;
  };
  const leave = () => {
    flushSync(() => setLeft(true));
    end();
    leaveFor(exitAddress, browserExit());
  };
  useBackButton({ isAtStart: step.name === 'start' && aside === undefined, isLeaving: hasLeft, onBack: back });
  const isCovered = useCover({ nowMs: device.nowMs, onHide: () => void actions.flush(), onLock: end });
  useEffect(() => rounds.start(), [rounds]);
  useEffect(() => {
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) setLeft(false);
    };
    globalThis.addEventListener('pageshow', onShow);
    return () => globalThis.removeEventListener('pageshow', onShow);
  }, []);

  if (hasLeft) return <QuietPage words={t('exit.left')} onReturn={() => setLeft(false)} />;
  return (
    <>
      <div hidden={isCovered}>
        <PageFrame
          page={aside ?? pageName(step)}
          exit={<QuickExit address={exitAddress} onLeave={leave} />}
          back={mayGoBack(step) || aside !== undefined ? <BackButton onClick={back} /> : undefined}
          support={<FootLinks onOpen={(opened) => act({ type: 'aside-opened', aside: opened })} />}
          onLanguageFailure={() => setLanguageFailed(true)}
        >
          {languageFailed && (
            <Notice kind="warning" announce>
              <p>{t('frame.languageFailed')}</p>
            </Notice>
          )}
          {aside === 'support' && <SupportPage about={about} onClose={() => act({ type: 'aside-closed' })} />}
          {aside === 'device' && (
            <DevicePage
              isPersistent={isStoragePersistent}
              onErase={() => {
                end();
                act({ type: 'aside-opened', aside: 'device' });
                return eraseDevice(device);
              }}
              onClose={() => act({ type: 'aside-closed' })}
            />
          )}
          {aside === undefined && (
            <JourneyPage
              journey={journey}
              act={act}
              actions={actions}
              saveState={saveState}
              progress={progress}
              isUpdateReady={isUpdateReady}
              onUpdate={updates.take}
              onEnd={end}
            />
          )}
        </PageFrame>
      </div>
      {isCovered && <QuietPage />}
    </>
  );
}

function FootLinks({ onOpen }: { readonly onOpen: (aside: 'support' | 'device') => void }) {
  const { t } = useLanguage();
  return (
    <div className="foot-links">
      <Button variant="quiet" onClick={() => onOpen('support')}>
        {t('frame.support')}
      </Button>
      <Button variant="quiet" onClick={() => onOpen('device')}>
        {t('frame.device')}
      </Button>
    </div>
  );
}

function pageName(step: Step): string {
  return step.name === 'question' ? `question ${step.linkId}` : step.name === 'send' ? `send ${step.state}` : step.name;
}

function mayGoBack({ name }: Step): boolean {
  return name !== 'start' && name !== 'unlocking' && name !== 'opening' && name !== 'send' && name !== 'receipt';
}

/** Beyond these steps the code must be typed again. */
function keepsKeys({ name }: Step): boolean {
  return name !== 'start' && name !== 'code';
}
