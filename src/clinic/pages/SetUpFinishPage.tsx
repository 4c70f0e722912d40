import { useState } from 'react';
import { parseSetupToken } from '../../core/setupRequest.ts';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { Working } from '../../ui/Working.tsx';
import { StepForm } from './StepForm.tsx';
import type { StepProps } from './setUpSteps.ts';

/** What stopped the last attempt to send, if any: a locale key below `setUp.finish` or `failure`. */
export type FinishFailure = 'tokenRefused' | 'refused' | 'offline' | 'busy';

export interface SetUpFinishPageProps extends StepProps {
  readonly token: string;
  readonly onToken: (token: string) => void;
  readonly failure: FinishFailure | undefined;
  readonly working: boolean;
}

export function SetUpFinishPage({ token, onToken, failure, working, onDone, ...step }: SetUpFinishPageProps) {
  const { t } = useLanguage();
  const [attempt, setAttempt] = useState(0);
  const error = attempt > 0 && parseSetupToken(token) === undefined ? t('setUp.token.invalid') : undefined;
  return (
    <StepForm
      {...step}
      heading={t('setUp.finish.heading')}
      errors={error === undefined ? [] : [{ fieldId: 'token', message: error }]}
      attempt={attempt}
      submitLabel={t('setUp.finish.submit')}
      working={working}
      onSubmit={() => {
        if (parseSetupToken(token) === undefined) setAttempt(attempt + 1);
        else onDone();
      }}
    >
      <p>{t('setUp.finish.intro')}</p>
      {failure !== undefined && (
        <Notice kind="error" announce>
          <p>{t(failure === 'offline' || failure === 'busy' ? `failure.${failure}` : `setUp.finish.${failure}`)}</p>
        </Notice>
      )}
      {failure === 'tokenRefused' && (
        <TextField
          id="token"
          label={t('setUp.token.label')}
          hint={t('setUp.token.hint')}
          error={error}
          value={token}
          onChange={onToken}
          autoCapitalize="characters"
          width="code"
        />
      )}
      {working && <Working text={t('setUp.finish.working')} />}
    </StepForm>
  );
}
