import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import type { FormError } from '../../ui/ErrorSummary.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { type Translate, useLanguage } from '../../ui/useLanguage.ts';
import { type ClinicTexts, clinicFaults, newSupportLine, type TextFault } from '../clinicTexts.ts';
import { documentLanguages } from '../documentTexts.ts';
import { languageName } from '../languageName.ts';
import { StepForm } from './StepForm.tsx';
import { SupportLineFields } from './SupportLineFields.tsx';
import type { StepProps } from './setUpSteps.ts';

export interface SetUpClinicPageProps extends StepProps {
  readonly texts: ClinicTexts;
  readonly onTexts: (texts: ClinicTexts) => void;
}

export function SetUpClinicPage({ texts, onTexts, onDone, ...step }: SetUpClinicPageProps) {
  const { t, language: shown } = useLanguage();
  const [attempt, setAttempt] = useState(0);
  const errors = attempt === 0 ? [] : clinicFaults(texts).map((fault) => errorOf(fault, t, shown));
  const errorAt = (fieldId: string) => errors.find((error) => error.fieldId === fieldId)?.message;
  return (
    <StepForm
      {...step}
      heading={t('setUp.clinic.heading')}
      errors={errors}
      attempt={attempt}
      onSubmit={() => {
        if (clinicFaults(texts).length > 0) setAttempt(attempt + 1);
        else onDone();
      }}
    >
      <p>{t('setUp.clinic.intro')}</p>
      {documentLanguages.map((language) => (
        <TextField
          key={language}
          id={`name-${language}`}
          label={t('setUp.clinic.name', { language: languageName(language, shown) })}
          error={errorAt(`name-${language}`)}
          value={texts.name[language] ?? ''}
          onChange={(words) => onTexts({ ...texts, name: { ...texts.name, [language]: words } })}
          autoCapitalize="sentences"
        />
      ))}
      <Heading level={2}>{t('setUp.clinic.support')}</Heading>
      <p>{t('setUp.clinic.supportIntro')}</p>
      {texts.support.map((line, index) => (
        <SupportLineFields
          key={line.key}
          line={line}
          number={index + 1}
          error={errorAt(`line-${line.key}`)}
          onChange={(changed) =>
            onTexts({ ...texts, support: texts.support.map((old) => (old.key === line.key ? changed : old)) })
          }
          onRemove={() => onTexts({ ...texts, support: texts.support.filter((old) => old.key !== line.key) })}
        />
      ))}
      <p>
        <Button
          variant="secondary"
          onClick={() => onTexts({ ...texts, support: [...texts.support, newSupportLine(nextKey(texts))] })}
        >
          {t('setUp.clinic.addLine')}
        </Button>
      </p>
      <TextField
        id="exit"
        label={t('setUp.clinic.exit')}
        hint={t('setUp.clinic.exitHint')}
        error={errorAt('exit')}
        value={texts.exit}
        onChange={(exit) => onTexts({ ...texts, exit })}
      />
    </StepForm>
  );
}

function nextKey(texts: ClinicTexts): number {
  return Math.max(0, ...texts.support.map(({ key }) => key)) + 1;
}

const lineMessages = {
  incomplete: 'setUp.clinic.lineIncomplete',
  phone: 'setUp.clinic.phoneInvalid',
  hours: 'setUp.clinic.hoursIncomplete',
} as const;

function errorOf(fault: TextFault, t: Translate, shown: string): FormError {
  if (fault.field === 'name') {
    const language = languageName(fault.language, shown);
    return { fieldId: `name-${fault.language}`, message: t('setUp.clinic.nameMissing', { language }) };
  }
  if (fault.field === 'line') return { fieldId: `line-${fault.key}`, message: t(lineMessages[fault.reason]) };
  return { fieldId: 'exit', message: t('setUp.clinic.exitInvalid') };
}
