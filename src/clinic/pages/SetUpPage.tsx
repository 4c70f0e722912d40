import { useEffect, useRef, useState } from 'react';
import { formatRecoverySheet } from '../../crypto/recoverySeed.ts';
import { BackButton } from '../../ui/BackButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { newClinicTexts } from '../clinicTexts.ts';
import { makePassphrase } from '../passphrase.ts';
import type { Session } from '../session.ts';
import {
  clinicNumber,
  keyFileName,
  type MadeClinic,
  makeNewClinic,
  sendSetUp,
  wipeMadeClinic,
} from '../setUpClinic.ts';
import { today } from '../today.ts';
import { useWayBack } from '../wayBack.ts';
import type { Workplace } from '../workplace.ts';
import { SetUpClinicPage } from './SetUpClinicPage.tsx';
import { type FinishFailure, SetUpFinishPage } from './SetUpFinishPage.tsx';
import { SetUpKeyFilePage } from './SetUpKeyFilePage.tsx';
import { SetUpNoticePage } from './SetUpNoticePage.tsx';
import { SetUpPassphrasePage } from './SetUpPassphrasePage.tsx';
import { SetUpRecoveryPage } from './SetUpRecoveryPage.tsx';
import { SetUpTokenPage } from './SetUpTokenPage.tsx';
import { type SetUpStep, setUpSteps, stepAfter, stepBefore } from './setUpSteps.ts';

export interface SetUpPageProps {
  readonly workplace: Workplace;
  readonly onOpen: (session: Session) => void;
  readonly onCancel: () => void;
}

/** Owner of the set-up. Until the last step nothing has left the page: stopping loses nothing that cannot be made anew. */
export function SetUpPage({ workplace, onOpen, onCancel }: SetUpPageProps) {
  const { t } = useLanguage();
  const [step, setStep] = useState<SetUpStep>('token');
  const [isCancelling, setCancelling] = useState(false);
  const [token, setToken] = useState('');
  const [texts, setTexts] = useState(newClinicTexts);
  const [passphrase, setPassphrase] = useState('');
  const [made, setMade] = useState<MadeClinic>();
  const [progress, setProgress] = useState<number>();
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<FinishFailure>();
  const [problem, setProblem] = useState<string>();
  const isCurrent = useRef(true);
  const secrets = useRef<MadeClinic>(undefined);
  useEffect(() => {
    isCurrent.current = true;
    return () => {
      isCurrent.current = false;
      if (secrets.current !== undefined) wipeMadeClinic(secrets.current);
    };
  }, []);

  const onward = () => setStep(stepAfter(step));
  const newPassphrase = () => setPassphrase(makePassphrase(workplace.randomBytes));
  const toPassphrase = () => {
    newPassphrase();
    onward();
  };
  /** Makes all keys and the key file; the texts are fixed from here on. */
  const makeKeys = async () => {
    setProblem(undefined);
    setProgress(0);
    const outcome = await makeNewClinic(workplace, texts, passphrase, setProgress);
    if (!isCurrent.current) {
      if (outcome.ok) wipeMadeClinic(outcome.made);
      return;
    }
    setProgress(undefined);
    if (!outcome.ok)
      return setProblem(t(outcome.failure === 'unfit' ? 'setUp.browserUnfit' : `failure.${outcome.failure}`));
    secrets.current = outcome.made;
    setMade(outcome.made);
    setPassphrase('');
    onward();
  };
  /** Leaving while this is under way ends in a session that its owner closes at once. */
  const send = async (clinic: MadeClinic) => {
    setFailure(undefined);
    setSending(true);
    const outcome = await sendSetUp(workplace, clinic, token);
    if (outcome.ok) return onOpen(outcome.session);
    if (!isCurrent.current) return;
    setSending(false);
    setFailure(outcome.failure);
  };
  const save = ({ keyFile }: MadeClinic) => {
    setProblem(undefined);
    try {
      workplace.saveFile(keyFileName(today(workplace)), keyFile);
      return true;
    } catch {
      setProblem(t('keys.saveFailed'));
      return false;
    }
  };
  const shared = {
    number: setUpSteps.indexOf(step) + 1,
    total: setUpSteps.length,
    onDone: onward,
    onCancel: () => setCancelling(true),
  };
  const before = stepBefore(step);
  // Once keys are made there is no way back to the texts that they signed.
  const back = before === undefined || made !== undefined || progress !== undefined ? undefined : before;
  useWayBack(() => {
    if (step === 'token' && token === '') return false;
    if (back === undefined) setCancelling(true);
    else setStep(back);
    return true;
  });
  return (
    <PageFrame page={step} back={back === undefined ? undefined : <BackButton onClick={() => setStep(back)} />}>
      {problem !== undefined && (
        <Notice kind="error" announce>
          <p>{problem}</p>
        </Notice>
      )}
      {step === 'token' && <SetUpTokenPage {...shared} token={token} onToken={setToken} />}
      {step === 'clinic' && <SetUpClinicPage {...shared} texts={texts} onTexts={setTexts} />}
      {step === 'notice' && <SetUpNoticePage {...shared} onDone={toPassphrase} texts={texts} onTexts={setTexts} />}
      {step === 'passphrase' && (
        <SetUpPassphrasePage
          {...shared}
          onDone={() => void makeKeys()}
          passphrase={passphrase}
          onAnother={newPassphrase}
          progress={progress}
        />
      )}
      {step === 'keyFile' && made !== undefined && <SetUpKeyFilePage {...shared} onSave={() => save(made)} />}
      {step === 'recovery' && made?.clinic.vault.seed !== undefined && (
        <SetUpRecoveryPage
          {...shared}
          recoveryText={formatRecoverySheet(made.clinic.vault.seed)}
          clinicNumber={clinicNumber(made)}
          day={today(workplace)}
          onPrint={workplace.print}
        />
      )}
      {step === 'finish' && made !== undefined && (
        <SetUpFinishPage
          {...shared}
          onDone={() => void send(made)}
          token={token}
          onToken={setToken}
          failure={failure}
          working={isSending}
        />
      )}
      <Dialog
        open={isCancelling}
        title={t('setUp.cancelTitle')}
        onClose={() => setCancelling(false)}
        actions={
          <>
            <Button onClick={() => setCancelling(false)}>{t('setUp.cancelBack')}</Button>
            <Button variant="secondary" onClick={onCancel}>
              {t('setUp.cancelConfirm')}
            </Button>
          </>
        }
      >
        <p>{t('setUp.cancelText')}</p>
      </Dialog>
    </PageFrame>
  );
}
