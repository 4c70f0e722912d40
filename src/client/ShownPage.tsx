import { Activity } from 'react';
import type { DeliveryRounds } from './deliveryRounds.ts';
import type { Device } from './device.ts';
import { EntrancePage, isEntrance } from './EntrancePage.tsx';
import { hasToBeFetched } from './hasToBeFetched.ts';
import { type Tablet, tabletOf } from './kioskMode.ts';
import type { FetchState, LaterWorkings } from './laterWorkings.ts';
import { FetchingPage } from './pages/FetchingPage.tsx';
import { SupportPage } from './pages/SupportPage.tsx';
import type { Aside, Step } from './step.ts';
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

/** The page of the journey's step, or the one laid beside it, behind which the step's own stays as it is until the step is left. */
export function ShownPage(props: ShownPageProps) {
  const { step, aside } = props.tools.journey;
  const isShown = aside === undefined;
  return (
    <>
      {!isShown && <PageBeside {...props} aside={aside} />}
      {(isShown || !isForgotten(step, tabletOf(props.mode.kiosk))) && (
        // Another step is another page: what stood in the one before goes at once, seen or not.
        <Activity key={step.name} mode={isShown ? 'visible' : 'hidden'}>
          <PageOfStep {...props} />
        </Activity>
      )}
    </>
  );
}

/** On a shared tablet no code waits, unseen, for whoever presses "back" next. */
function isForgotten({ name }: Step, tablet: Tablet): boolean {
  return tablet !== undefined && (name === 'code' || name === 'confirm-code');
}

function PageBeside(props: ShownPageProps & { readonly aside: Aside }) {
  const { aside, tools, device, rounds, later, fetching, mode, isKept, onEnd } = props;
  const { journey, act } = tools;
  if (aside === 'support') return <SupportPage about={journey.about} onClose={() => act({ type: 'aside-closed' })} />;
  if (hasToBeFetched(journey, fetching)) return <Fetching later={later} fetching={fetching} onCancel={undefined} />;
  if (later.now === undefined) return null;
  const { AsidePage } = later.now;
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

/** Here at once, or as soon as it has been fetched. */
function PageOfStep(props: ShownPageProps) {
  const { tools, later, fetching, mode, isKept, isUpdateReady, onUpdate, onEnd } = props;
  const { journey, act, actions, saving, progress } = tools;
  const { step } = journey;
  const tablet = tabletOf(mode.kiosk);
  const toCode = () => {
    actions.lock();
    act({ type: 'code-wanted' });
  };
  if (hasToBeFetched({ step }, fetching)) return <Fetching later={later} fetching={fetching} onCancel={toCode} />;
  if (isEntrance(step)) {
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
  const { now } = actions;
  if (later.now === undefined || now === undefined) return null;
  const { JourneyPage } = later.now;
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

type FetchingProps = Pick<ShownPageProps, 'later' | 'fetching'> & { readonly onCancel: (() => void) | undefined };

function Fetching({ later, fetching, onCancel }: FetchingProps) {
  return (
    <FetchingPage
      hasFailed={fetching === 'failed'}
      onOnline={later.askAgain}
      onAgain={later.askOrReload}
      onCancel={onCancel}
    />
  );
}
