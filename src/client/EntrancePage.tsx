import type { Code } from '../core/code.ts';
import type { JourneyEvent } from './journey.ts';
import type { Tablet } from './kioskMode.ts';
import { CodePage } from './pages/CodePage.tsx';
import { StartPage } from './pages/StartPage.tsx';
import { UnlockingPage } from './pages/UnlockingPage.tsx';
import type { Step } from './step.ts';

/** The steps that need nothing of what is fetched later. */
export type EntranceStep = Extract<Step, { readonly name: 'start' | 'code' | 'unlocking' }>;

export interface EntrancePageProps {
  readonly step: EntranceStep;
  readonly tablet: Tablet;
  readonly isKept: boolean;
  readonly act: (...events: readonly JourneyEvent[]) => void;
  readonly onCode: (code: Code) => void;
  /** To the code page, with whatever was under way given up. */
  readonly onToCode: () => void;
  readonly progress: number;
  readonly isUpdateReady: boolean;
  readonly onUpdate: () => void;
}

export function EntrancePage({ step, act, onToCode, ...props }: EntrancePageProps) {
  switch (step.name) {
    case 'start':
      return (
        <StartPage
          tablet={props.tablet}
          isKept={props.isKept}
          onBegin={onToCode}
          onWonder={() => act({ type: 'aside-opened', aside: 'worries' })}
          isUpdateReady={props.isUpdateReady}
          onUpdate={props.onUpdate}
        />
      );
    case 'code':
      return <CodePage onCode={props.onCode} />;
    case 'unlocking':
      return <UnlockingPage fraction={props.progress} onCancel={onToCode} />;
  }
}

export function isEntrance(step: Step): step is EntranceStep {
  return step.name === 'start' || step.name === 'code' || step.name === 'unlocking';
}
