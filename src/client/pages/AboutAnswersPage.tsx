import type { About } from '../../core/about.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { Tablet } from '../kioskMode.ts';
import { ClinicNotice } from './ClinicNotice.tsx';

export interface AboutAnswersPageProps {
  readonly tablet: Tablet;
  readonly isKept: boolean;
  readonly about: About | undefined;
  readonly hasBegun: boolean;
  readonly onBegin: () => void;
  readonly onWonder: () => void;
}

/** Said before the first question, plainly, and without promising more than is true. */
export function AboutAnswersPage({ tablet, isKept, about, hasBegun, onBegin, onWonder }: AboutAnswersPageProps) {
  const { t } = useLanguage();
  return (
    <>
      <Heading level={1}>{t('aboutAnswers.title')}</Heading>
      <p>{t('aboutAnswers.linked')}</p>
      <Notice>
        <p>{t('aboutAnswers.notRead')}</p>
      </Notice>
      <ul>
        <li>{t('aboutAnswers.free')}</li>
        <li>{t('aboutAnswers.number')}</li>
        {tablet === undefined ? (
          <>
            <li>{t(isKept ? 'aboutAnswers.onDevice' : 'aboutAnswers.inMemory')}</li>
            {isKept && <li>{t('aboutAnswers.private')}</li>}
            <li>{t('aboutAnswers.sent')}</li>
            <li>{t('aboutAnswers.notHidden')}</li>
          </>
        ) : (
          <>
            <li>{t(tablet === 'keeps-drafts' ? 'aboutAnswers.onTablet' : 'aboutAnswers.nothingOnTablet')}</li>
            <li>{t('aboutAnswers.sentTablet')}</li>
          </>
        )}
      </ul>
      {about === undefined ? <p>{t('aboutAnswers.clinicLater')}</p> : <ClinicNotice about={about} level={2} />}
      <ButtonRow>
        <Button onClick={onBegin}>{t(hasBegun ? 'aboutAnswers.resume' : 'aboutAnswers.begin')}</Button>
        <Button variant="quiet" onClick={onWonder}>
          {t('readers.title')}
        </Button>
      </ButtonRow>
    </>
  );
}
