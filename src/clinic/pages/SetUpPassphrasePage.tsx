import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { Working } from '../../ui/Working.tsx';
import { tidyPassphrase } from '../passphrase.ts';
import { StepForm } from './StepForm.tsx';
import type { StepProps } from './setUpSteps.ts';

export interface SetUpPassphrasePageProps extends StepProps {
  readonly passphrase: string;
  readonly onAnother: () => void;
  /** Part of the key file's making that is done, while it goes on. */
  readonly progress: number | undefined;
}

export function SetUpPassphrasePage({ passphrase, onAnother, progress, onDone, ...step }: SetUpPassphrasePageProps) {
  const { t } = useLanguage();
  const [repeated, setRepeated] = useState('');
  const [attempt, setAttempt] = useState(0);
  const isRight = tidyPassphrase(repeated) === passphrase;
  const error = attempt > 0 && !isRight ? t('setUp.passphrase.wrong') : undefined;
  return (
    <StepForm
      {...step}
      heading={t('setUp.passphrase.heading')}
      errors={error === undefined ? [] : [{ fieldId: 'repeat', message: error }]}
      attempt={attempt}
      working={progress !== undefined}
      onSubmit={() => {
        if (isRight) onDone();
        else setAttempt(attempt + 1);
      }}
    >
      <p>{t('setUp.passphrase.intro')}</p>
      <ol className="passphrase" lang="sv" translate="no" dir="ltr" aria-label={t('setUp.passphrase.words')}>
        {passphrase.split(' ').map((word, index, words) => (
          // A word may come twice.
          <li key={words.slice(0, index + 1).join(' ')}>{word}</li>
        ))}
      </ol>
      <p>
        <Button
          variant="secondary"
          working={progress !== undefined}
          onClick={() => {
            setRepeated('');
            onAnother();
          }}
        >
          {t('setUp.passphrase.another')}
        </Button>
      </p>
      <TextField
        id="repeat"
        label={t('setUp.passphrase.repeat')}
        hint={t('setUp.passphrase.repeatHint')}
        error={error}
        value={repeated}
        onChange={setRepeated}
        lang={undefined}
      />
      {progress !== undefined && <Working text={t('setUp.passphrase.sealing')} fraction={progress} />}
    </StepForm>
  );
}
