import { useEffect, useRef, useState } from 'react';
import type { Judgement } from '../core/registryRecord.ts';
import { useLanguage } from '../ui/useLanguage.ts';
import type { Mail, OpenedMail } from './mail.ts';
import type { MailNews } from './mailNews.ts';
import type { MakeChange } from './PersonFlow.tsx';
import { JudgeForm } from './pages/JudgeForm.tsx';
import { MailPage, type MailWork } from './pages/MailPage.tsx';
import { ResponsePage } from './pages/ResponsePage.tsx';
import type { Session } from './session.ts';
import { handOut, judgeResponse } from './slipChanges.ts';
import { useWayBack } from './wayBack.ts';

export interface MailFlowProps {
  readonly session: Session;
  readonly mail: Mail | undefined;
  readonly news: MailNews | undefined;
  /** The response that is shown; undefined for the list. */
  readonly slot: string | undefined;
  readonly work: MailWork | undefined;
  /** In words, from the last attempt. */
  readonly failure: string | undefined;
  readonly onFetch: () => void;
  readonly onStop: (() => void) | undefined;
  /** Undefined for the list. */
  readonly onShow: (slot: string | undefined) => void;
  /** From a response to wherever it was opened. */
  readonly onBack: () => void;
  /** Enters it and fetches what has arrived anew; false when one of the two failed. */
  readonly onChange: (make: MakeChange) => Promise<boolean>;
}

interface Judging {
  readonly response: OpenedMail;
  readonly as: Judgement;
}

/** What has arrived, one response of it, and a person's word on one: it counts, or it is set aside, and the word taken back. */
export function MailFlow(props: MailFlowProps) {
  const { session, mail, slot, work, failure, onShow, onChange } = props;
  const { t } = useLanguage();
  const [judging, setJudging] = useState<Judging>();
  const [done, setDone] = useState<Judging>();
  // The form is a page of its own to whoever reads with a screen reader: focus begins at its heading, and at the list's after it.
  const before = useRef(judging);
  useEffect(() => {
    if (before.current === judging) return;
    before.current = judging;
    document.querySelector<HTMLElement>('main h1')?.focus();
  }, [judging]);
  const judge = async (response: OpenedMail, verdict: { as: Judgement; because: string } | undefined) => {
    setDone(undefined);
    const isDone = await onChange((known, day) => judgeResponse(session, known, day, response.slot, verdict));
    if (!isDone) return;
    setJudging(undefined);
    if (verdict !== undefined) setDone({ response, as: verdict.as });
    // What is set aside is no page any more.
    onShow(undefined);
  };
  const undo = (response: OpenedMail) => void judge(response, undefined);
  const working = work !== undefined;
  useWayBack(() => {
    if (judging === undefined) return false;
    if (!working) setJudging(undefined);
    return true;
  });

  if (judging !== undefined) {
    return (
      <JudgeForm
        response={judging.response}
        as={judging.as}
        working={working}
        failure={failure}
        onJudge={(because) => void judge(judging.response, { as: judging.as, because })}
        onCancel={() => setJudging(undefined)}
      />
    );
  }
  const response = slot === undefined ? undefined : mail?.accepted.find((one) => one.slot === slot);
  if (response !== undefined) {
    return (
      <ResponsePage
        mail={response}
        working={working}
        onAside={() => setJudging({ response, as: 'aside' })}
        onUndo={response.because === undefined ? undefined : () => undo(response)}
        onBack={props.onBack}
      />
    );
  }
  return (
    <MailPage
      mail={mail}
      news={props.news}
      work={work}
      failure={failure}
      said={
        done && {
          text: t(`judge.${done.as}.done`, { serial: done.response.serial ?? t('mail.unknownSlip') }),
          onUndo: () => undo(done.response),
        }
      }
      onFetch={() => {
        setDone(undefined);
        props.onFetch();
      }}
      onStop={props.onStop}
      onShow={(shown) => {
        setDone(undefined);
        onShow(shown);
      }}
      actions={{
        onHandOut: (serial) => void onChange((known, day) => handOut(session, known, day, serial)),
        onCount: (shown) => setJudging({ response: shown, as: 'counts' }),
        onUndo: undo,
      }}
    />
  );
}
