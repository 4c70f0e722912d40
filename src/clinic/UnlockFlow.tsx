import { useState } from 'react';
import { vaultLength } from '../crypto/vault.ts';
import { useLanguage } from '../ui/useLanguage.ts';
import { UnlockPage, type UnlockState } from './pages/UnlockPage.tsx';
import { tidyPassphrase } from './passphrase.ts';
import { openSession, type Session } from './session.ts';
import type { Workplace } from './workplace.ts';

export interface UnlockFlowProps {
  readonly workplace: Workplace;
  readonly onOpen: (session: Session) => void;
}

/** From key file and passphrase to an open clinic. Whatever is wrong with the two gets one and the same text. */
export function UnlockFlow({ workplace, onOpen }: UnlockFlowProps) {
  const { t } = useLanguage();
  const [state, setState] = useState<UnlockState>({ name: 'asking' });
  const [attempt, setAttempt] = useState(0);
  const fail = (key: string) => {
    setAttempt(attempt + 1);
    setState({ name: 'failed', message: t(key), attempt: attempt + 1 });
  };
  const unlock = async (file: File, passphrase: string) => {
    if (file.size !== vaultLength) return fail('unlock.wrong');
    setState({ name: 'working', fraction: 0 });
    const given = { file: new Uint8Array(await file.arrayBuffer()), passphrase: tidyPassphrase(passphrase) };
    const vault = await workplace.runTask('openVault', given, (fraction) => setState({ name: 'working', fraction }));
    if (vault === undefined) return fail('unlock.wrong');
    setState({ name: 'working', fraction: undefined });
    const outcome = await openSession(workplace, vault);
    if (outcome.ok) onOpen(outcome.session);
    else fail(`failure.${outcome.failure}`);
  };
  return (
    <UnlockPage
      state={state}
      onUnlock={(file, passphrase) => {
        unlock(file, passphrase).catch(() => fail('failure.unexpected'));
      }}
    />
  );
}
