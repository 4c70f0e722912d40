import { type FormEvent, useState } from 'react';
import { isOccasion, type Occasion } from '../../core/occasion.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { optionId } from '../../ui/OptionRow.tsx';
import { RadioList } from '../../ui/RadioList.tsx';
import { type Translate, useLanguage } from '../../ui/useLanguage.ts';
import type { Find } from '../finds.ts';
import { occasionText } from '../occasionText.ts';
import type { Choice } from '../session.ts';

export interface OccasionPageProps {
  readonly finds: readonly Find[];
  readonly choices: readonly Choice[];
  readonly onChoose: (occasion: Occasion) => void;
}

const fieldId = 'occasion';

export function OccasionPage({ finds, choices, onChoose }: OccasionPageProps) {
  const { t, language } = useLanguage();
  const [chosen, setChosen] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isOccasion(chosen)) return onChoose(chosen);
    setAttempt(attempt + 1);
  };
  const error = attempt > 0 && chosen === undefined ? t('occasion.required') : undefined;
  const options = finds.map((find) => {
    const hint = stateText(find, t);
    const { text, lang } = occasionText(choices, find.occasion, language);
    const option = { value: find.occasion, label: text, lang };
    return hint === undefined ? option : { ...option, hint };
  });
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <ErrorSummary
        errors={error === undefined ? [] : [{ fieldId: optionId(fieldId, 0), message: error }]}
        attempt={attempt}
      />
      <RadioList
        id={fieldId}
        legend={t('occasion.title')}
        hint={t('occasion.hint')}
        error={error}
        options={options}
        value={chosen}
        onChange={setChosen}
      />
      <ButtonRow>
        <Button type="submit">{t('occasion.continue')}</Button>
      </ButtonRow>
    </form>
  );
}

function stateText(find: Find, t: Translate): string | undefined {
  switch (find.state) {
    case 'none':
      return undefined;
    case 'sent':
      return t('occasion.sent', { reference: find.reference });
    default:
      return t(`occasion.${find.state}`);
  }
}
