import { questionByLinkId } from '../../core/questionnaire.ts';
import { reviewRows } from '../../core/reviewRows.ts';
import { shownTogether } from '../../questionnaires/shownTogether.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SummaryList } from '../../ui/SummaryList.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { wholeParts } from '../../ui/wholeParts.tsx';
import { languageName } from '../languageName.ts';
import type { AcceptedMail } from '../mail.ts';

export interface ResponsePageProps {
  readonly mail: AcceptedMail;
  readonly working: boolean;
  readonly onAside: () => void;
  /** Undefined unless a colleague decided that it counts. */
  readonly onUndo: (() => void) | undefined;
  readonly onBack: () => void;
}

/** One person's answers, without those that are only ever shown for several people together. */
export function ResponsePage({ mail, working, onAside, onUndo, onBack }: ResponsePageProps) {
  const { t, language } = useLanguage();
  const { questionnaire, answers, serial } = mail;
  const words = { yes: t('ui:question.yes'), no: t('ui:question.no') };
  const rows = reviewRows(questionnaire, answers, language, words);
  const shown = rows.filter(({ linkId }) => !isShownTogether(questionByLinkId(questionnaire, linkId)?.code ?? linkId));
  const sections = [...new Set(shown.map(({ section }) => section))];
  const done = { day: mail.arrivedOn, reference: mail.reference, language: languageName(mail.language, language) };
  return (
    <>
      <Heading level={1}>{t('response.heading', { serial, occasion: t(`occasion.${mail.occasion}`) })}</Heading>
      <p>{wholeParts(`${t('response.meta2', { done: mail.doneOn })} ${t('response.meta', done)}`)}</p>
      {mail.because !== undefined && onUndo !== undefined && (
        <Notice>
          <p>{t('judge.counted', { because: mail.because })}</p>
          <p>
            <Button variant="secondary" working={working} onClick={onUndo}>
              {t('judge.undo')}
            </Button>
          </p>
        </Notice>
      )}
      {shown.length < rows.length && (
        <Notice>
          <p>{t('response.withheld')}</p>
        </Notice>
      )}
      {sections.map((section) => (
        <section key={section ?? ''}>
          {section !== undefined && <Heading level={2}>{section}</Heading>}
          <SummaryList
            rows={shown
              .filter((row) => row.section === section)
              .map(({ linkId, question, state, answers: lines }) => ({
                id: linkId,
                question,
                answers: state === 'answered' ? lines : [t(`response.${state}`)],
                quiet: state !== 'answered',
              }))}
          />
        </section>
      ))}
      <ButtonRow>
        <Button variant="secondary" onClick={onBack}>
          {t('response.back')}
        </Button>
        <Button variant="quiet" onClick={onAside}>
          {t('judge.aside.open')}
        </Button>
      </ButtonRow>
    </>
  );
}

function isShownTogether(itemCode: string): boolean {
  return shownTogether.items.includes(itemCode);
}
