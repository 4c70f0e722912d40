import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { BackButton } from '../ui/BackButton.tsx';
import { DialogTop } from '../ui/dialogTop.ts';
import { Notice } from '../ui/Notice.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { useBackButton } from '../ui/useBackButton.ts';
import { useLanguage } from '../ui/useLanguage.ts';
import { useSteady } from '../ui/useSteady.ts';
import { CountedShift } from './CountedShift.tsx';
import type { DeliveryRounds } from './deliveryRounds.ts';
import type { Device } from './device.ts';
import { FootLinks } from './FootLinks.tsx';
import { hasToBeFetched } from './hasToBeFetched.ts';
import { type Journey, journeyAfter } from './journey.ts';
import type { KioskSettings } from './kioskMode.ts';
import type { LaterWorkings } from './laterWorkings.ts';
import { IdleDialog } from './pages/IdleDialog.tsx';
import { QuietPage } from './pages/QuietPage.tsx';
import { QuickExit } from './QuickExit.tsx';
import { ShownPage } from './ShownPage.tsx';
import type { Step } from './step.ts';
import type { Updates } from './updates.ts';
import { useCover } from './useCover.ts';
import { useExitAddress } from './useExitAddress.ts';
import { useIdle } from './useIdle.ts';
import { useIsKept } from './useIsKept.ts';
import { useJourney } from './useJourney.ts';
import { useKioskGuards } from './useKioskGuards.ts';
import { useKioskMode } from './useKioskMode.ts';
import { useNewerPage } from './useNewerPage.ts';
import { useQuickExit } from './useQuickExit.ts';
import { useSyncChoice } from './useSyncChoice.ts';

const quietTabletMs = 90_000;
const quietDeviceMs = 600_000;
const hourMs = 3_600_000;

export interface AppProps {
  readonly device: Device;
  readonly rounds: DeliveryRounds;
  readonly later: LaterWorkings;
  readonly updates: Updates;
  /** What was read of the tablet mode before the page was shown. */
  readonly kiosk?: KioskSettings | undefined;
}

/** Owner of the journey: which page is shown, what Back does, when the page covers, locks, empties itself and leaves. */
export function App({ device, rounds, later, updates, kiosk: knownKiosk }: AppProps) {
  const { t, language, setLanguage } = useLanguage();
  const mode = useKioskMode(device, knownKiosk);
  const { kiosk } = mode;
  const tools = useJourney(device, rounds, later, language);
  const { journey, act, actions } = tools;
  const fetching = useSyncExternalStore(later.listen, later.state);
  const [languageFailed, setLanguageFailed] = useState(false);
  const isUpdateReady = useSyncExternalStore(updates.listen, updates.isReady);
  const isKept = useIsKept(device.database);
  const exitAddress = useExitAddress(device, later);
  const { step, aside } = journey;
  const sync = useSyncChoice(device, step.name);
  const isAtStart = step.name === 'start' && aside === undefined;
  const isShared = kiosk !== undefined;
  const ownLanguage = kiosk?.language;

  const end = useCallback(() => {
    actions.lock();
    act({ type: 'ended' });
    // The next person finds the tablet as the first one did; its own texts have been there since the page was opened.
    if (ownLanguage !== undefined && ownLanguage !== language) setLanguage(ownLanguage).catch(() => undefined);
  }, [actions, act, language, ownLanguage, setLanguage]);
  const back = useSteady(() => {
    const next = journeyAfter(journey, { type: 'back' });
    if (keepsKeys(next)) void actions.flush();
    else actions.lock();
    act({ type: 'back' });
    return next.step.name === 'start' && next.aside === undefined;
  });
  const { exit, leave, comeBack } = useQuickExit({ address: exitAddress, isShared, onLock: end });
  const hasLeft = exit !== undefined;
  useBackButton({ isAtStart, isLeaving: hasLeft, onBack: back });
  const isCovered = useCover({
    nowMs: device.nowMs,
    locksAtOnce: isShared,
    onHide: () => void actions.flush(),
    onLock: end,
  });
  const isAsFound = isAtStart && !hasLeft && (ownLanguage === undefined || ownLanguage === language);
  const endIdle = useSteady(() => {
    comeBack();
    end();
  });
  const idle = useIdle({
    isOn: isShared ? !isAsFound : keepsKeys(journey),
    quietMs: isShared ? quietTabletMs : quietDeviceMs,
    isSilent: isAtStart || hasLeft,
    nowMs: device.nowMs,
    onEnd: endIdle,
  });
  useKioskGuards(isShared);
  useNewerPage(device, { actions, act });
  useEffect(() => rounds.start(), [rounds]);
  useEffect(() => {
    if (!isAtStart) return undefined;
    updates.ask();
    const timer = setInterval(updates.ask, hourMs);
    return () => clearInterval(timer);
  }, [isAtStart, updates]);

  // What stands around the page is the same at each touch.
  const exitLink = useMemo(() => <QuickExit address={exitAddress} onLeave={leave} />, [exitAddress, leave]);
  const backLink = useMemo(() => <BackButton onClick={back} />, [back]);
  const footLinks = useMemo(
    () => <FootLinks onOpen={(opened) => act({ type: 'aside-opened', aside: opened })} />,
    [act],
  );
  const onLanguageFailure = useCallback(() => setLanguageFailed(true), []);

  if (hasLeft) {
    const isStaying = exit === 'staying';
    return (
      <QuietPage words={t(isStaying ? 'exit.left' : 'exit.leaving')} onReturn={isStaying ? comeBack : undefined} />
    );
  }
  return (
    <CountedShift onLeave={leave}>
      <DialogTop value={exitLink}>
        <div hidden={isCovered} className={isShared ? 'shared-tablet' : undefined}>
          <PageFrame
            page={hasToBeFetched(journey, fetching) ? 'fetching' : (aside ?? pageName(step))}
            pagesLike={step.name === 'question' && aside === undefined ? 'question' : undefined}
            exit={exitLink}
            back={mayGoBack(step) || aside !== undefined ? backLink : undefined}
            support={footLinks}
            onLanguageFailure={onLanguageFailure}
          >
            {languageFailed && (
              <Notice kind="warning" announce>
                <p>{t('frame.languageFailed')}</p>
              </Notice>
            )}
            <ShownPage
              tools={tools}
              device={device}
              rounds={rounds}
              later={later}
              fetching={fetching}
              mode={mode}
              isKept={isKept}
              sync={sync}
              isUpdateReady={isUpdateReady}
              onUpdate={updates.take}
              onEnd={end}
            />
          </PageFrame>
          <IdleDialog
            secondsLeft={idle.secondsLeft}
            kept={!isShared ? 'device' : kiosk.keepsDrafts ? 'tablet' : 'nothing'}
            onStay={idle.stay}
            onStayLong={idle.stayLong}
            onEnd={endIdle}
          />
        </div>
        {isCovered && <QuietPage />}
      </DialogTop>
    </CountedShift>
  );
}

function pageName(step: Step): string {
  return step.name === 'question' ? `question ${step.linkId}` : step.name === 'send' ? `send ${step.state}` : step.name;
}

function mayGoBack({ name }: Step): boolean {
  return (
    name !== 'start' &&
    name !== 'unlocking' &&
    name !== 'opening' &&
    name !== 'send' &&
    name !== 'unsent' &&
    name !== 'sent' &&
    name !== 'receipt'
  );
}

/** Beyond these steps the code must be typed again. */
function keepsKeys({ step: { name } }: Journey): boolean {
  return name !== 'start' && name !== 'code';
}
