import { useEffect, useRef, useState } from 'react';
import { wipe } from '../crypto/primitives.ts';
import type { Vault } from '../crypto/vault.ts';
import { useLanguage } from '../ui/useLanguage.ts';
import { KeyFileSteps } from './KeyFileSteps.tsx';
import { type EarlierKey, EarlierKeyField } from './pages/keys/EarlierKeyField.tsx';
import { KeyActionForm } from './pages/keys/KeyActionForm.tsx';
import { StoppedFiles } from './pages/keys/StoppedFiles.tsx';
import { type FoundClinic, findClinic, recoveredVault, takeOver } from './recoverClinic.ts';
import type { Session } from './session.ts';
import { useWayBack } from './wayBack.ts';
import type { Workplace } from './workplace.ts';

export interface RecoverFlowProps {
  readonly workplace: Workplace;
  readonly onOpen: (session: Session) => void;
  readonly onCancel: () => void;
}

type Step = 'sheet' | 'who' | 'file' | 'send';

/** The key file is lost or does not open: from the recovery sheet to a new one, and to an open clinic. */
export function RecoverFlow({ workplace, onOpen, onCancel }: RecoverFlowProps) {
  const { t } = useLanguage();
  const [step, setStep] = useState<Step>('sheet');
  const [found, setFound] = useState<FoundClinic>();
  const [vault, setVault] = useState<Vault>();
  const [stopped, setStopped] = useState<readonly string[]>([]);
  const [earlier, setEarlier] = useState<EarlierKey>('revoke');
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<string>();
  const isCurrent = useRef(true);
  const held = useRef<{ found?: FoundClinic; vault?: Vault }>({});
  useEffect(() => {
    isCurrent.current = true;
    return () => {
      isCurrent.current = false;
      forget(held.current);
    };
  }, []);
  type Result = { readonly ok: true } | { readonly ok: false; readonly failure: string };
  const run = async (job: () => Promise<Result>) => {
    setFailure(undefined);
    setWorking(true);
    const result = await job().catch((): Result => ({ ok: false, failure: 'unexpected' }));
    if (!isCurrent.current) return;
    setWorking(false);
    if (!result.ok) setFailure(result.failure);
  };
  const find = (sheet: string) =>
    run(async () => {
      const outcome = await findClinic(workplace, sheet);
      if (!outcome.ok || !isCurrent.current) return outcome;
      held.current = { found: outcome.found };
      setFound(outcome.found);
      setStep('who');
      return outcome;
    });
  const makeVault = (from: FoundClinic) => {
    const made = recoveredVault(workplace, from);
    held.current = { found: from, vault: made };
    setVault(made);
    setStep('file');
  };
  const send = () =>
    run(async () => {
      if (found === undefined || vault === undefined) return { ok: false, failure: 'unexpected' };
      const outcome = await takeOver(workplace, { found, vault, stopped, earlier });
      if (outcome.ok) onOpen(outcome.session);
      return outcome;
    });
  // The clinic is being given its new keys: that comes to its end.
  useWayBack(() => step === 'send' && isWorking);
  const failed = failure === undefined ? undefined : t(`failure.${failure}`);
  const form = { working: isWorking, failure: failed, needsSheet: false, onCancel };
  if (step === 'file' && vault !== undefined) {
    const onSaved = () => setStep('send');
    return (
      <KeyFileSteps workplace={workplace} vault={vault} number={3} total={5} onSaved={onSaved} onCancel={onCancel} />
    );
  }
  if (step === 'who' && found !== undefined) {
    return (
      <KeyActionForm
        {...form}
        heading={t('recover.whoHeading')}
        submitLabel={t('setUp.next')}
        onSubmit={() => makeVault(found)}
      >
        <StoppedFiles colleagues={found.colleagues} stopped={stopped} onChange={setStopped} />
        <EarlierKeyField value={earlier} onChange={setEarlier} />
      </KeyActionForm>
    );
  }
  if (step === 'send') {
    return (
      <KeyActionForm
        {...form}
        heading={t('recover.sendHeading')}
        submitLabel={t('recover.send')}
        onSubmit={() => void send()}
      >
        <p>{t('recover.sendText')}</p>
      </KeyActionForm>
    );
  }
  return (
    <KeyActionForm
      {...form}
      needsSheet
      heading={t('recover.heading')}
      submitLabel={t('setUp.next')}
      onSubmit={(sheet) => void find(sheet ?? '')}
    >
      <p>{t('recover.intro')}</p>
    </KeyActionForm>
  );
}

function forget({ found, vault }: { found?: FoundClinic; vault?: Vault }): void {
  if (found !== undefined) wipe(found.seed, found.keys.root.secretKey, found.keys.recovery.secretKey);
  if (vault !== undefined) wipe(vault.registrarSeed, vault.readerSeed, ...vault.daily.map((daily) => daily.secretKey));
}
