import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { Working } from '../../ui/Working.tsx';

export interface FindPersonPageProps {
  readonly working: boolean;
  /** Resolves with why nobody was found, undefined when somebody was. */
  readonly onFind: (typed: string) => Promise<'form' | 'unknown' | undefined>;
}

export function FindPersonPage({ working, onFind }: FindPersonPageProps) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<'form' | 'unknown'>();
  const [attempt, setAttempt] = useState(0);
  const error = fault && t(`person.find.${fault}`);
  const find = async () => {
    setFault(undefined);
    const reason = await onFind(typed);
    setAttempt((count) => count + 1);
    setFault(reason);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!working) void find();
      }}
    >
      <ErrorSummary errors={error === undefined ? [] : [{ fieldId: 'person', message: error }]} attempt={attempt} />
      <Heading level={1}>{t('person.heading')}</Heading>
      <p>{t('person.intro')}</p>
      <TextField
        id="person"
        label={t('person.find.label')}
        hint={t('person.find.hint')}
        error={error}
        value={typed}
        onChange={setTyped}
        autoCapitalize="characters"
        width="code"
      />
      <p>
        <Button type="submit" working={working}>
          {t('person.find.submit')}
        </Button>
      </p>
      {working && <Working text={t('person.find.working')} />}
    </form>
  );
}
