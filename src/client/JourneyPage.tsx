import type { Occasion } from '../core/occasion.ts';
import type { EntranceStep } from './EntrancePage.tsx';
import { FillingPage } from './FillingPage.tsx';
import type { Journey, JourneyEvent } from './journey.ts';
import type { JourneyActions } from './journeyActions.ts';
import type { Tablet } from './kioskMode.ts';
import { ConfirmCodePage } from './pages/ConfirmCodePage.tsx';
import { OccasionPage } from './pages/OccasionPage.tsx';
import { OpeningPage } from './pages/OpeningPage.tsx';
import { ReceiptPage } from './pages/ReceiptPage.tsx';
import { ResumePage } from './pages/ResumePage.tsx';
import { SendPage } from './pages/SendPage.tsx';
import { SentPage } from './pages/SentPage.tsx';
import { StoppedPage } from './pages/StoppedPage.tsx';
import { UnsentPage } from './pages/UnsentPage.tsx';
import type { SaveNews } from './saveNews.ts';
import type { Step } from './step.ts';
import { stopAtFailure } from './stopAtFailure.ts';
import type { SyncTools } from './useSyncChoice.ts';

export interface JourneyPageProps {
  readonly step: Exclude<Step, EntranceStep>;
  readonly journey: Journey;
  readonly act: (...events: readonly JourneyEvent[]) => void;
  readonly actions: JourneyActions;
  readonly tablet: Tablet;
  readonly isKept: boolean;
  readonly sync: SyncTools;
  readonly saving: SaveNews;
  readonly isUpdateReady: boolean;
  readonly onUpdate: () => void;
  /** To the code page, with whatever was under way given up. */
  readonly onToCode: () => void;
  readonly onEnd: () => void;
}

/** The page of the journey's step, with its buttons tied to events and actions. */
export function JourneyPage(props: JourneyPageProps) {
  const { step, journey, act, actions, tablet, isKept, sync, saving, isUpdateReady, onUpdate, onToCode, onEnd } = props;
  const { filling, about } = journey;
  const run = (work: Promise<void>) => void stopAtFailure(work, act);
  switch (step.name) {
    case 'resume':
      return (
        <ResumePage
          isKept={isKept}
          finds={step.finds}
          choices={actions.choices}
          onResume={(occasion) => run(actions.openOccasion(occasion))}
          onOther={() => act({ type: 'occasions-wanted', finds: step.finds })}
        />
      );
    case 'occasion':
      return (
        <OccasionPage
          finds={step.finds}
          choices={actions.choices}
          onChoose={(occasion) => run(actions.sending.look(occasion))}
        />
      );
    case 'opening':
      return <OpeningPage />;
    case 'confirm-code':
      return (
        <ConfirmCodePage
          isSameCode={(code) => actions.isSameCode(code)}
          onConfirmed={() => act({ type: 'code-confirmed' })}
          onOtherCode={onToCode}
        />
      );
    case 'send':
      return (
        <SendPage
          tablet={tablet}
          waiting={step.state === 'waiting' ? step : undefined}
          attempts={step.attempts}
          isKept={isKept}
          sync={sync.choice}
          onSync={sync.choose}
          onAgain={() => run(actions.sending.send(step.occasion))}
          onChange={() => run(actions.sending.change(step.occasion))}
          onClose={onEnd}
        />
      );
    case 'unsent':
      return (
        <UnsentPage
          unsent={step.unsent}
          attempts={step.attempts}
          isKept={isKept}
          onAgain={() => run(actions.sending.send(step.occasion))}
          onReopen={() => run(actions.sending.change(step.occasion))}
          onRemove={() => run(actions.sending.remove(step.occasion).then(() => actions.showOccasions()))}
          onLeave={onEnd}
        />
      );
    case 'sent':
      return (
        <SentPage
          reference={step.reference}
          word={step.word}
          onAgain={() => run(actions.sending.sendAgain(step.occasion))}
          onDone={onEnd}
        />
      );
    case 'receipt':
      return (
        <ReceiptPage
          tablet={tablet}
          reference={step.reference}
          day={step.day}
          isUpdateReady={isUpdateReady}
          onUpdate={onUpdate}
          onDone={onEnd}
        />
      );
    case 'stopped': {
      const withOccasion = (work: (occasion: Occasion) => Promise<void>) => () => {
        if (step.occasion === undefined) onToCode();
        else run(work(step.occasion));
      };
      return (
        <StoppedPage
          stop={step.stop}
          attempts={step.attempts}
          onToStart={onEnd}
          onToCode={onToCode}
          onToOccasions={() => run(actions.showOccasions())}
          onAgain={withOccasion((occasion) => actions.tryAgain(occasion))}
          onStartOver={withOccasion((occasion) => actions.startOver(occasion))}
          onReload={() => location.reload()}
          onDevice={() => act({ type: 'ended' }, { type: 'aside-opened', aside: 'device' })}
        />
      );
    }
    case 'about-answers':
    case 'question':
    case 'check':
      return filling === undefined ? null : (
        <FillingPage
          step={step}
          tablet={tablet}
          isKept={isKept}
          filling={filling}
          about={about}
          act={act}
          actions={actions}
          saving={saving}
        />
      );
  }
}
