import type { DeliveryRounds } from './deliveryRounds.ts';
import type { Device } from './device.ts';
import { EntrancePage, isEntrance } from './EntrancePage.tsx';
import { hasToBeFetched } from './hasToBeFetched.ts';
import { tabletOf } from './kioskMode.ts';
import type { FetchState, LaterWorkings } from './laterWorkings.ts';
import { FetchingPage } from './pages/FetchingPage.tsx';
import { SupportPage } from './pages/SupportPage.tsx';
import type { JourneyTools } from './useJourney.ts';
import type { KioskMode } from './useKioskMode.ts';
import type { SyncTools } from './useSyncChoice.ts';

export interface ShownPageProps {
  readonly tools: JourneyTools;
  readonly device: Device;
  readonly rounds: DeliveryRounds;
  readonly later: LaterWorkings;
  readonly fetching: FetchState;
  readonly mode: KioskMode;
  readonly isKept: boolean;
  readonly sync: SyncTools;
  readonly isUpdateReady: boolean;
  readonly onUpdate: () => void;
  readonly onEnd: () => void;
}

/** The page of the journey's step, or the one laid beside it: here at once, or as soon as it has been fetched. */
export function ShownPage(props: ShownPageProps) {
  const { tools, device, rounds, later, fetching, mode, isKept, isUpdateReady, onUpdate, onEnd } = props;
  const { journey, act, actions, saving, progress } = tools;
  const { step, aside } = journey;
  const tablet = tabletOf(mode.kiosk);
  const toCode = () => {
    actions.lock();
    act({ type: 'code-wanted' });
  };
  const closeAside = () => act({ type: 'aside-closed' });
  if (hasToBeFetched(journey, fetching)) {
    return (
      <FetchingPage
        hasFailed={fetching === 'failed'}
        onOnline={later.askAgain}
        onAgain={later.askOrReload}
        onCancel={aside === undefined ? toCode : undefined}
      />
    );
  }
  if (aside === 'support') return <SupportPage about={journey.about} onClose={closeAside} />;
  if (aside === undefined && isEntrance(step)) {
    return (
      <EntrancePage
        step={step}
        tablet={tablet}
        isKept={isKept}
        act={act}
        onCode={(code) => void actions.unlock(code)}
        onToCode={toCode}
        progress={progress}
        isUpdateReady={isUpdateReady}
        onUpdate={onUpdate}
      />
    );
  }
  const { now: parts } = later;
  const { now } = actions;
  if (parts === undefined || now === undefined) return null;
  const { AsidePage, JourneyPage } = parts;
  if (aside !== undefined) {
    return (
      <AsidePage
        aside={aside}
        device={device}
        rounds={rounds}
        journey={journey}
        mode={mode}
        isKept={isKept}
        act={act}
        onEnd={onEnd}
      />
    );
  }
  if (isEntrance(step)) return null;
  return (
    <JourneyPage
      step={step}
      journey={journey}
      act={act}
      actions={now}
      tablet={tablet}
      isKept={isKept}
      sync={props.sync}
      saving={saving}
      isUpdateReady={isUpdateReady}
      onUpdate={onUpdate}
      onToCode={toCode}
      onEnd={onEnd}
    />
  );
}
