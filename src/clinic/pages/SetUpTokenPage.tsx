import { useState } from 'react';
import { parseSetupToken } from '../../core/setupRequest.ts';
import { Details } from '../../ui/Details.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { StepForm } from './StepForm.tsx';
import type { StepProps } from './setUpSteps.ts';

export interface SetUpTokenPageProps extends StepProps {
  readonly token: string;
  readonly onToken: (token: string) => void;
}

export function SetUpTokenPage({ token, onToken, onDone, ...step }: SetUpTokenPageProps) {
  const { t } = useLanguage();
  const [attempt, setAttempt] = useState(0);
  const error = attempt > 0 && parseSetupToken(token) === undefined ? t('setUp.token.invalid') : undefined;
  return (
    <StepForm
      {...step}
      heading={t('setUp.token.heading')}
      errors={error === undefined ? [] : [{ fieldId: 'token', message: error }]}
      attempt={attempt}
      onSubmit={() => {
        if (parseSetupToken(token) === undefined) setAttempt(attempt + 1);
        else onDone();
      }}
    >
      <p>{t('setUp.token.intro')}</p>
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
      <Details summary={t('setUp.token.ahead')}>
        <ol>
          <li>{t('setUp.token.ahead1')}</li>
          <li>{t('setUp.token.ahead2')}</li>
          <li>{t('setUp.token.ahead3')}</li>
          <li>{t('setUp.token.ahead4')}</li>
        </ol>
      </Details>
    </StepForm>
  );
}
