import { useState } from 'react';
import { noticeParts } from '../../core/about.ts';
import type { FormError } from '../../ui/ErrorSummary.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { type Translate, useLanguage } from '../../ui/useLanguage.ts';
import { type ClinicTexts, noticeFaults, type TextFault } from '../clinicTexts.ts';
import { documentLanguages } from '../documentTexts.ts';
import { languageName } from '../languageName.ts';
import { StepForm } from './StepForm.tsx';
import type { StepProps } from './setUpSteps.ts';

export interface SetUpNoticePageProps extends StepProps {
  readonly texts: ClinicTexts;
  readonly onTexts: (texts: ClinicTexts) => void;
}

export function SetUpNoticePage({ texts, onTexts, onDone, ...step }: SetUpNoticePageProps) {
  const { t, language: shown } = useLanguage();
  const [attempt, setAttempt] = useState(0);
  const errors = attempt === 0 ? [] : noticeFaults(texts).map((fault) => errorOf(fault, t, shown));
  return (
    <StepForm
      {...step}
      heading={t('setUp.notice.heading')}
      errors={errors}
      attempt={attempt}
      onSubmit={() => {
        if (noticeFaults(texts).length > 0) setAttempt(attempt + 1);
        else onDone();
      }}
    >
      <p>{t('setUp.notice.intro')}</p>
      {documentLanguages.map((language) => (
        <section key={language}>
          <Heading level={2}>{t('setUp.notice.languageHeading', { language: languageName(language, shown) })}</Heading>
          {noticeParts.map((part) => (
            <TextArea
              key={part}
              id={`${part}-${language}`}
              label={t(`setUp.notice.${part}`)}
              rows={3}
              limit={2000}
              error={errors.find(({ fieldId }) => fieldId === `${part}-${language}`)?.message}
              value={texts.notice[part][language] ?? ''}
              onChange={(words) =>
                onTexts({
                  ...texts,
                  notice: { ...texts.notice, [part]: { ...texts.notice[part], [language]: words } },
                })
              }
            />
          ))}
        </section>
      ))}
    </StepForm>
  );
}

function errorOf(fault: TextFault, t: Translate, shown: string): FormError {
  if (fault.field !== 'notice')
    return { fieldId: `${noticeParts[0]}-${documentLanguages[0]}`, message: t('setUp.notice.tooLong') };
  const { part, language, reason } = fault;
  const message = reason === 'blank' ? 'setUp.notice.blankLeft' : 'setUp.notice.empty';
  const words = { part: t(`setUp.notice.${part}`), language: languageName(language, shown) };
  return { fieldId: `${part}-${language}`, message: t(message, words) };
}
