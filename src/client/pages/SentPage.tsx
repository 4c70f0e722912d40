import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Details } from '../../ui/Details.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { Working } from '../../ui/Working.tsx';
import type { ClinicWord } from '../step.ts';
import { AnswerPlace } from './AnswerPlace.tsx';

export interface SentPageProps {
  /** XXXX-XXXX */
  readonly reference: string;
  /** What the intake says today. */
  readonly word: ClinicWord;
  readonly onAgain: () => void;
  readonly onDone: () => void;
}

/** A form that this device has a receipt for. What the mailbox lost can be sent again, although nobody here can read it. */
export function SentPage({ reference, word, onAgain, onDone }: SentPageProps) {
  const { t } = useLanguage();
  const isMissing = word.says === 'missing';
  return (
    <>
      <Heading level={1}>{t(isMissing ? 'sent.missingTitle' : 'sent.title')}</Heading>
      {isMissing ? (
        <Notice kind="warning" announce>
          <p>{t('sent.missing')}</p>
        </Notice>
      ) : (
        <AnswerPlace place={{ at: 'clinic', since: word.says === 'has' ? word.day : undefined }} isKept />
      )}
      <Notice title={t('receipt.reference')}>
        <p className="reference" translate="no" dir="ltr">
          {reference}
        </p>
      </Notice>
      {word.says === 'asked' && <Working text={t('sent.asking')} />}
      {word.says === 'nothing' && <p role="status">{t('sent.nothing')}</p>}
      <ButtonRow>
        {isMissing && <Button onClick={onAgain}>{t('sent.again')}</Button>}
        <Button variant={isMissing ? 'secondary' : 'primary'} onClick={onDone}>
          {t('sent.done')}
        </Button>
      </ButtonRow>
      {!isMissing && (
        <Details summary={t('sent.againWhy')}>
          <p>{t('sent.againText')}</p>
          <ButtonRow>
            <Button variant="secondary" onClick={onAgain}>
              {t('sent.again')}
            </Button>
          </ButtonRow>
        </Details>
      )}
    </>
  );
}
