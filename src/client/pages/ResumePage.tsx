import type { Occasion } from '../../core/occasion.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { Find } from '../finds.ts';
import { occasionText } from '../occasionText.ts';
import type { Choice } from '../session.ts';
import { AnswerPlace } from './AnswerPlace.tsx';

export interface ResumePageProps {
  readonly isKept: boolean;
  readonly finds: readonly Find[];
  readonly choices: readonly Choice[];
  readonly onResume: (occasion: Occasion) => void;
  readonly onOther: () => void;
}

/** A draft that is here under this code is offered before anything else. */
export function ResumePage({ isKept, finds, choices, onResume, onOther }: ResumePageProps) {
  const { t, language } = useLanguage();
  const hasAnswers = finds.some((find) => find.state === 'draft' && find.answered > 0);
  return (
    <>
      <Heading level={1}>{t('resume.title')}</Heading>
      <p>{t(hasAnswers ? 'resume.lead' : 'resume.leadEmpty')}</p>
      {finds.map((find) => {
        if (find.state !== 'draft') return null;
        const { text, lang } = occasionText(choices, find.occasion, language);
        return (
          <section key={find.occasion} aria-labelledby={`draft-${find.occasion}`}>
            <Heading level={2} id={`draft-${find.occasion}`} lang={lang}>
              {text}
            </Heading>
            <p>{t('resume.answered', { count: find.answered })}</p>
            <AnswerPlace place={{ at: 'device', since: find.saved }} isKept={isKept} />
            <ButtonRow>
              <Button onClick={() => onResume(find.occasion)} describedBy={`draft-${find.occasion}`}>
                {t('resume.continue')}
              </Button>
            </ButtonRow>
          </section>
        );
      })}
      {choices.length > 1 && (
        <ButtonRow>
          <Button variant="quiet" onClick={onOther}>
            {t('resume.other')}
          </Button>
        </ButtonRow>
      )}
    </>
  );
}
