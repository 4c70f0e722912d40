import type { About } from '../core/about.ts';
import { codesIn } from '../core/code.ts';
import { occasionLinkId } from '../core/occasion.ts';
import type { Filling, JourneyEvent } from './journey.ts';
import type { JourneyActions } from './journeyActions.ts';
import type { Tablet } from './kioskMode.ts';
import { AboutAnswersPage } from './pages/AboutAnswersPage.tsx';
import { CheckAnswersPage } from './pages/CheckAnswersPage.tsx';
import { QuestionPage } from './pages/QuestionPage.tsx';
import type { SaveNews } from './saveNews.ts';
import type { Step } from './step.ts';

export interface FillingPageProps {
  readonly step: Extract<Step, { readonly name: 'about-answers' | 'question' | 'check' }>;
  readonly tablet: Tablet;
  readonly isKept: boolean;
  readonly filling: Filling;
  readonly about: About | undefined;
  readonly act: (...events: readonly JourneyEvent[]) => void;
  readonly actions: JourneyActions;
  readonly saving: SaveNews;
}

/** The steps between an opened form and its sending. */
export function FillingPage({ step, tablet, isKept, filling, about, act, actions, saving }: FillingPageProps) {
  switch (step.name) {
    case 'about-answers':
      return (
        <AboutAnswersPage
          tablet={tablet}
          isKept={isKept}
          about={about}
          hasBegun={hasBegun(filling)}
          onBegin={() => act({ type: 'begun' })}
          onWonder={() => act({ type: 'aside-opened', aside: 'worries' })}
        />
      );
    case 'question':
      return (
        <QuestionPage
          tablet={tablet}
          isKept={isKept}
          hasBegun={hasBegun(filling)}
          filling={filling}
          linkId={step.linkId}
          isChanging={step.changing}
          saving={saving}
          mentionsCode={(text) => codesIn(text).some((code) => actions.isSameCode(code))}
          onAnswer={(answer) => act({ type: 'answered', answer })}
          onClear={() => act({ type: 'cleared', linkId: step.linkId })}
          onNext={(answer) => act({ type: 'answered', answer }, { type: 'next' })}
          onSkip={() => act({ type: 'skipped' })}
          onPause={() => void actions.flush()}
        />
      );
    case 'check':
      return (
        <CheckAnswersPage
          tablet={tablet}
          isKept={isKept}
          filling={filling}
          returnedTo={step.returnedTo}
          about={about}
          saving={saving}
          onChange={(linkId) => act({ type: 'change-wanted', linkId })}
          onSend={() => actions.handIn(filling)}
          onSendFromMemory={() => actions.handInFromMemory(filling)}
          onSaveAgain={() => actions.saveNow(filling)}
          onCopy={() => act({ type: 'aside-opened', aside: 'copy' })}
        />
      );
  }
}

function hasBegun({ answers, skipped }: Filling): boolean {
  return skipped.size > 0 || [...answers.keys()].some((linkId) => linkId !== occasionLinkId);
}
