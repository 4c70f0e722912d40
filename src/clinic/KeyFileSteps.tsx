import { useEffect, useRef, useState } from 'react';
import type { Bytes } from '../core/bytes.ts';
import type { Vault } from '../crypto/vault.ts';
import { Notice } from '../ui/Notice.tsx';
import { useLanguage } from '../ui/useLanguage.ts';
import { SetUpKeyFilePage } from './pages/SetUpKeyFilePage.tsx';
import { SetUpPassphrasePage } from './pages/SetUpPassphrasePage.tsx';
import { makePassphrase } from './passphrase.ts';
import { keyFileName } from './setUpClinic.ts';
import { today } from './today.ts';
import type { Workplace } from './workplace.ts';

export interface KeyFileStepsProps {
  readonly workplace: Workplace;
  readonly vault: Vault;
  /** The number of the passphrase's step, and of all steps around. */
  readonly number: number;
  readonly total: number;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

/** Six words to write down, then the key file under them, saved twice. Nothing is sent. */
export function KeyFileSteps({ workplace, vault, number, total, onSaved, onCancel }: KeyFileStepsProps) {
  const { t } = useLanguage();
  const [passphrase, setPassphrase] = useState(() => makePassphrase(workplace.randomBytes));
  const [progress, setProgress] = useState<number>();
  const [keyFile, setKeyFile] = useState<Bytes>();
  /** The text's key. */
  const [problem, setProblem] = useState<string>();
  const isCurrent = useRef(true);
  useEffect(() => {
    isCurrent.current = true;
    return () => {
      isCurrent.current = false;
    };
  }, []);
  const seal = async () => {
    setProblem(undefined);
    setProgress(0);
    try {
      const sealed = await workplace.runTask('sealVault', { vault, passphrase }, setProgress);
      if (isCurrent.current) setKeyFile(sealed);
    } catch {
      if (isCurrent.current) setProblem('failure.unexpected');
    }
    if (isCurrent.current) setProgress(undefined);
  };
  const save = (file: Bytes) => {
    setProblem(undefined);
    try {
      workplace.saveFile(keyFileName(today(workplace)), file);
      return true;
    } catch {
      setProblem('keys.saveFailed');
      return false;
    }
  };
  return (
    <>
      {problem !== undefined && (
        <Notice kind="error" announce>
          <p>{t(problem)}</p>
        </Notice>
      )}
      {keyFile === undefined ? (
        <SetUpPassphrasePage
          number={number}
          total={total}
          passphrase={passphrase}
          onAnother={() => setPassphrase(makePassphrase(workplace.randomBytes))}
          progress={progress}
          onDone={() => void seal()}
          onCancel={onCancel}
        />
      ) : (
        <SetUpKeyFilePage
          number={number + 1}
          total={total}
          onSave={() => save(keyFile)}
          onDone={onSaved}
          onCancel={onCancel}
        />
      )}
    </>
  );
}
