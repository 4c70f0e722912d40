import { startTransition, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { useLanguage } from '../ui/useLanguage.ts';
import { countedClinic } from './countedClinic.ts';
import { dueView } from './dueView.ts';
import { exportSources } from './exportFiles.ts';
import { issueSheet } from './issueSheet.ts';
import { KeysFlow } from './KeysFlow.tsx';
import { MailFlow } from './MailFlow.tsx';
import { type MakeChange, PersonFlow } from './PersonFlow.tsx';
import { ChangePage } from './pages/ChangePage.tsx';
import { ClinicNav } from './pages/ClinicNav.tsx';
import { CodesPage, type CodesWork } from './pages/CodesPage.tsx';
import { DuePage } from './pages/DuePage.tsx';
import { ExportsPage } from './pages/ExportsPage.tsx';
import { MailIsComing } from './pages/NeedsMail.tsx';
import { SlipsPage } from './pages/SlipsPage.tsx';
import { TablesPage } from './pages/TablesPage.tsx';
import { forgetCodes } from './printedSlip.ts';
import { furtherRead, type Registry } from './registry.ts';
import { saveExport } from './saveExport.ts';
import { closeSession, type Session } from './session.ts';
import { handOut, revoke } from './slipChanges.ts';
import { today } from './today.ts';
import { firstPage, instead, nameOf, onward, type Shown, stepBack, type Trail } from './trail.ts';
import { useAttempt } from './useAttempt.ts';
import { useIdleLock } from './useIdleLock.ts';
import { useMail } from './useMail.ts';
import { useWayBack, WayBack } from './wayBack.ts';
import type { Workplace } from './workplace.ts';

export interface OpenClinicProps {
  readonly session: Session;
  readonly workplace: Workplace;
  readonly onLock: () => void;
  /** Keys were changed: the session goes on with these. */
  readonly onSession: (session: Session) => void;
}

/** Owner of an open clinic: which page is shown, the registry as last read, the mail as last opened. */
export function OpenClinic({ session, workplace, onLock, onSession }: OpenClinicProps) {
  const { t } = useLanguage();
  const [trail, setTrail] = useState(firstPage);
  const { shown } = trail;
  const [registry, learn] = useReducer(furtherRead, session.registry);
  const [codesWork, setCodesWork] = useState<CodesWork>();
  const { failure, tell, isOpen, lock, attempt } = useAttempt(onLock);
  const { mail, news, work: mailWork, fetchAll: fetchMail, stop } = useMail(session, workplace, attempt);
  useIdleLock(workplace.nowMs, lock);
  const move = (step: (from: Trail) => Trail) => {
    tell();
    // Counting ten thousand responses takes a moment: the page stays alive, and shows the next one when it is there.
    startTransition(() => setTrail(step));
  };
  const show = (next: Shown) => move((from) => onward(from, next));
  const showInstead = (next: Shown) => move((from) => instead(from, next));
  const back = () => {
    // On the first page Back stays there, and what is told stays told.
    if (stepBack(trail) !== trail) move(stepBack);
    return true;
  };
  const wayBack = useWayBack(back);
  const fetchAll = async (from: Registry) => {
    const fetched = await fetchMail(from);
    if (fetched === undefined) return false;
    learn(fetched.registry);
    if (!fetched.isAcknowledged) tell('mail.ackFailed');
    return true;
  };
  const issue = async () => {
    setCodesWork({ text: 'working', fraction: 0 });
    const onProgress = (fraction: number | undefined) =>
      setCodesWork(fraction === undefined ? { text: 'registering' } : { text: 'working', fraction });
    const job = async () => {
      const outcome = await issueSheet(session, registry, today(workplace), workplace.runTask, onProgress);
      if (outcome.ok && !isOpen()) forgetCodes(outcome.issued.slips);
      return outcome;
    };
    const outcome = await attempt(job, () => setCodesWork(undefined));
    if (!outcome?.ok) {
      if (isOpen()) tell('codes.issueFailed');
      return;
    }
    learn(outcome.issued.registry);
    show({ page: 'slips', issued: outcome.issued });
  };
  const change = async (make: MakeChange) => {
    setCodesWork({ text: 'registering' });
    const job = () => make(registry, today(workplace));
    const outcome = await attempt(job, () => setCodesWork(undefined));
    if (!outcome?.ok) return undefined;
    learn(outcome.registry);
    return outcome.registry;
  };
  const changeAndFetch = async (make: MakeChange) => {
    const changed = await change(make);
    // Not done before the page counts by it. What was entered stays entered, and the same again only fetches.
    return changed !== undefined && (await fetchAll(changed));
  };
  const handOutSlip =
    (serial: string): MakeChange =>
    (known, day) =>
      handOut(session, known, day, serial);
  const revokeSlip =
    (serial: string): MakeChange =>
    (known, day) =>
      revoke(session, known, day, serial);
  const showPerson = (serial: string) => show({ page: 'person', serial });

  const issued = shown.page === 'slips' ? shown.issued : undefined;
  useLayoutEffect(() => () => forgetCodes(issued?.slips ?? []), [issued]);

  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void fetchAll(registry);
  });

  const isBusy = mailWork !== undefined || codesWork !== undefined;
  const sources = useMemo(
    () => (shown.page === 'exports' && mail ? exportSources(mail.accepted, registry.state.slips) : undefined),
    [mail, registry, shown.page],
  );
  const isCounted = shown.page === 'tables' || shown.page === 'change';
  const counted = useMemo(
    () => (isCounted && mail ? countedClinic(mail.accepted, registry.state.slips, session.questionnaires) : undefined),
    [isCounted, mail, registry, session],
  );
  return (
    <WayBack value={wayBack}>
      <MailIsComing value={mailWork !== undefined}>
        <PageFrame
          page={nameOf(shown)}
          width="wide"
          back={
            <Button variant="secondary" onClick={lock}>
              {t('nav.lock')}
            </Button>
          }
        >
          {shown.page !== 'slips' && (
            <ClinicNav
              page={shown.page === 'response' ? 'mail' : shown.page}
              onPage={(page) => show(page === 'person' ? { page, serial: undefined } : { page })}
            />
          )}
          {(shown.page === 'mail' || shown.page === 'response') && (
            <MailFlow
              session={session}
              mail={mail}
              slot={shown.page === 'response' ? shown.slot : undefined}
              work={mailWork ?? (codesWork === undefined ? undefined : { done: 0, total: undefined })}
              failure={failure}
              news={news}
              onFetch={() => void fetchAll(registry)}
              onStop={mailWork && stop}
              onShow={(slot) => (slot === undefined ? showInstead({ page: 'mail' }) : show({ page: 'response', slot }))}
              onBack={back}
              onChange={changeAndFetch}
            />
          )}
          {shown.page === 'due' && (
            <DuePage
              today={today(workplace)}
              view={mail && dueView(registry.state, mail.accepted, today(workplace))}
              address={session.clientAddress}
              onShow={showPerson}
              onPrint={workplace.print}
            />
          )}
          {shown.page === 'person' && (
            <PersonFlow
              session={session}
              workplace={workplace}
              registry={registry}
              mail={mail}
              today={today(workplace)}
              serial={shown.serial}
              working={isBusy}
              failure={failure}
              onPerson={(serial) => (serial === undefined ? showInstead : show)({ page: 'person', serial })}
              onResponse={(slot) => show({ page: 'response', slot, from: shown.serial ?? '' })}
              onChange={changeAndFetch}
            />
          )}
          {shown.page === 'tables' && <TablesPage counted={counted} onPrint={workplace.print} />}
          {shown.page === 'change' && <ChangePage counted={counted} onPrint={workplace.print} />}
          {shown.page === 'codes' && (
            <CodesPage
              slips={[...registry.state.slips.values()]}
              work={isBusy ? (codesWork ?? { text: 'registering' }) : undefined}
              failure={failure}
              onIssue={() => void issue()}
              onHandOut={async (serial) => (await change(handOutSlip(serial))) !== undefined}
              onRevoke={async (serial) => (await change(revokeSlip(serial))) !== undefined}
              onOpen={showPerson}
            />
          )}
          {shown.page === 'exports' && (
            <ExportsPage
              sources={sources}
              today={today(workplace)}
              randomBytes={workplace.randomBytes}
              onSave={(id, wish) => saveExport(session, workplace, sources ?? [], id, wish)}
            />
          )}
          {shown.page === 'keys' && (
            <KeysFlow
              session={session}
              registry={registry}
              workplace={workplace}
              onChanged={(changed, read) => {
                if (!isOpen()) return closeSession(changed);
                onSession(changed);
                learn(read);
              }}
              onSlipLost={() => show({ page: 'person', serial: undefined })}
            />
          )}
          {shown.page === 'slips' && (
            <SlipsPage
              sheet={shown.issued.sheet}
              slips={shown.issued.slips}
              address={session.clientAddress}
              onPrint={workplace.print}
              onLeave={() => showInstead({ page: 'codes' })}
            />
          )}
        </PageFrame>
      </MailIsComing>
    </WayBack>
  );
}
