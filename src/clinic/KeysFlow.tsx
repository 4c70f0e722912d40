import { useRef, useState } from 'react';
import { toBase64url } from '../core/base64url.ts';
import { daysSinceEpoch } from '../core/day.ts';
import { presentColleagues } from '../core/staffState.ts';
import type { Vault } from '../crypto/vault.ts';
import { type TextValues, useLanguage } from '../ui/useLanguage.ts';
import { KeyFileSteps } from './KeyFileSteps.tsx';
import { changeKeys, colleagueVault, type KeyChange, type KeyFailure, rootOf } from './keyChanges.ts';
import { DailyForm } from './pages/keys/DailyForm.tsx';
import { DrillForm } from './pages/keys/DrillForm.tsx';
import type { EarlierKey } from './pages/keys/EarlierKeyField.tsx';
import { KeysPage } from './pages/keys/KeysPage.tsx';
import { LeaveForm } from './pages/keys/LeaveForm.tsx';
import { LossPage } from './pages/keys/LossPage.tsx';
import { NameForm } from './pages/keys/NameForm.tsx';
import { QuestionsForm } from './pages/keys/QuestionsForm.tsx';
import { questionsMove } from './questionsMove.ts';
import { recoveryDrill } from './recoveryDrill.ts';
import type { Registry } from './registry.ts';
import type { Session } from './session.ts';
import { shownFileName } from './shownFileName.ts';
import { TextsFlow } from './TextsFlow.tsx';
import { today } from './today.ts';
import { useWayBack, WayBack } from './wayBack.ts';
import type { Words } from './words.ts';
import type { Workplace } from './workplace.ts';

export interface KeysFlowProps {
  readonly session: Session;
  readonly registry: Registry;
  readonly workplace: Workplace;
  readonly onChanged: (session: Session, registry: Registry) => void;
  /** A slip was lost: the page of the person whose slip it was has what to do. */
  readonly onSlipLost: () => void;
}

type Step =
  | { readonly name: 'overview' | 'drill' | 'colleague' | 'loss' | 'passphrase' | 'texts' | 'questions' }
  | { readonly name: 'daily'; readonly earlier: EarlierKey }
  | { readonly name: 'leave'; readonly reader: string | undefined; readonly earlier: EarlierKey }
  | { readonly name: 'file'; readonly colleague: string; readonly vault: Vault; readonly sheet: string | undefined };

const drillDays = 365;

/** Owner of what is done with keys: each action a page, each ending on the overview with what was done. */
export function KeysFlow({ session, registry, workplace, onChanged, onSlipLost }: KeysFlowProps) {
  const { t } = useLanguage();
  const [step, setStep] = useState<Step>({ name: 'overview' });
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<Words>();
  const [done, setDone] = useState<Words>();
  const isBusy = useRef(false);
  const { staff } = registry.state;
  const hasSeed = session.vault.seed !== undefined;
  const own = toBase64url(session.adminKeys.reader.publicKey);

  const to = (next: Step) => {
    setFailure(undefined);
    setDone(undefined);
    setStep(next);
  };
  const back = () => to({ name: 'overview' });
  const wayBack = useWayBack(() => {
    if (step.name === 'overview') return false;
    // What is under way ends on the overview, or here with what went wrong.
    if (!isBusy.current) back();
    return true;
  });
  const finish = (words: Words) => {
    back();
    setDone(() => words);
  };
  const fail = (reason: string) => setFailure(() => said(`failure.${reason}`));
  type Result = { readonly ok: true } | { readonly ok: false; readonly failure: KeyFailure };
  const run = async (job: () => Promise<Result>, words: Words) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setFailure(undefined);
    setWorking(true);
    try {
      const result = await job();
      if (result.ok) finish(words);
      else fail(result.failure);
    } catch {
      fail('unexpected');
    }
    setWorking(false);
    isBusy.current = false;
  };
  const change = (sheet: string | undefined, what: KeyChange, words: Words) =>
    run(async () => {
      const keys = rootOf(session, sheet);
      if (keys === undefined) return { ok: false, failure: 'wrong-sheet' };
      const outcome = await changeKeys(workplace, session, registry, keys, what);
      if (outcome.ok) onChanged(outcome.session, outcome.registry);
      return outcome;
    }, words);
  const drill = (sheet: string) =>
    run(async () => {
      const outcome = await recoveryDrill(workplace, session, registry, sheet);
      if (outcome.ok) onChanged(session, outcome.registry);
      return outcome;
    }, said('keys.drill.done'));

  const form = { working: isWorking, failure: failure?.(t), needsSheet: !hasSeed, onCancel: back };
  const move = questionsMove(session.profile.plan);
  const others = presentColleagues(staff).filter(({ reader }) => reader !== own);
  switch (step.name) {
    case 'drill':
      return <DrillForm {...form} onSheet={(sheet) => void drill(sheet)} />;
    case 'daily':
      return (
        <DailyForm
          {...form}
          earlier={step.earlier}
          onGo={(sheet, newDaily) => void change(sheet, { newDaily }, said('keys.daily.done'))}
        />
      );
    case 'leave':
      return (
        <LeaveForm
          {...form}
          colleagues={others}
          reader={step.reader}
          earlier={step.earlier}
          onGo={(sheet, leave, newDaily) => void change(sheet, { leave, newDaily }, said('keys.leave.done'))}
        />
      );
    case 'colleague':
      return (
        <NameForm
          {...form}
          taken={others.map(({ name }) => shownFileName(name, t))}
          onGo={(sheet, colleague) => {
            if (rootOf(session, sheet) === undefined) return fail('wrong-sheet');
            const vault = colleagueVault(session, workplace.randomBytes);
            to({ name: 'file', colleague, vault, sheet });
          }}
        />
      );
    case 'file': {
      const join = { name: step.colleague, vault: step.vault };
      return failure === undefined && !isWorking ? (
        <KeyFileSteps
          workplace={workplace}
          vault={step.vault}
          number={2}
          total={3}
          onSaved={() => void change(step.sheet, { join }, said('keys.colleague.done', { name: step.colleague }))}
          onCancel={back}
        />
      ) : (
        <NameForm
          {...form}
          needsSheet={false}
          name={step.colleague}
          taken={[]}
          onGo={() => void change(step.sheet, { join }, said('keys.colleague.done', { name: step.colleague }))}
        />
      );
    }
    case 'passphrase':
      return (
        <KeyFileSteps
          workplace={workplace}
          vault={session.vault}
          number={1}
          total={2}
          onSaved={() => finish(said('keys.passphrase.done'))}
          onCancel={back}
        />
      );
    case 'texts':
      return (
        <WayBack value={wayBack}>
          <TextsFlow
            {...form}
            session={session}
            onGo={(sheet, what) => void change(sheet, what, said('keys.texts.done'))}
          />
        </WayBack>
      );
    case 'questions':
      return move === undefined ? null : (
        <QuestionsForm
          {...form}
          move={move}
          questionnaires={session.questionnaires}
          onGo={(sheet) => void change(sheet, { plan: move.plan }, said('keys.questions.done', { to: move.to }))}
        />
      );
    case 'loss':
      return (
        <LossPage
          onBack={back}
          onLoss={(loss) => {
            if (loss === 'slip') onSlipLost();
            else if (loss === 'sheet') to({ name: 'passphrase' });
            else if (loss === 'stolen') to({ name: 'daily', earlier: 'revoke' });
            else to({ name: 'leave', reader: undefined, earlier: loss === 'laptop' ? 'revoke' : 'accept' });
          }}
        />
      );
    case 'overview':
      return (
        <KeysPage
          done={done?.(t)}
          colleagues={presentColleagues(staff)}
          own={own}
          dailySince={dailySince(session)}
          drilledOn={staff.drilledOn}
          isDrillDue={
            staff.drilledOn === undefined ||
            daysSinceEpoch(today(workplace)) - daysSinceEpoch(staff.drilledOn) > drillDays
          }
          hasSeed={hasSeed}
          move={move}
          onAction={(action) => to(action === 'daily' ? { name: 'daily', earlier: 'accept' } : { name: action })}
          onLeave={(reader) => to({ name: 'leave', reader, earlier: 'accept' })}
        />
      );
  }
}

/** One text, in the language that is read when it is shown. */
function said(key: string, values: TextValues = {}): Words {
  return (t) => t(key, values);
}

function dailySince({ profile, vault }: Session) {
  const current = toBase64url(profile.daily.keyId);
  return vault.daily.find(({ keyId }) => toBase64url(keyId) === current)?.from;
}
