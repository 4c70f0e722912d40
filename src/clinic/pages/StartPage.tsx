import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

export interface StartPageProps {
  /** The page was open a moment ago and has been locked. */
  readonly wasLocked: boolean;
  readonly onOpen: () => void;
  readonly onSetUp: () => void;
  readonly onRecover: () => void;
}

export function StartPage({ wasLocked, onOpen, onSetUp, onRecover }: StartPageProps) {
  const { t } = useLanguage();
  return (
    <>
      {wasLocked && (
        <Notice announce>
          <p>{t('start.locked')}</p>
        </Notice>
      )}
      <Heading level={1}>{t('start.heading')}</Heading>
      <p>{t('start.intro')}</p>
      <ButtonRow>
        <Button onClick={onOpen}>{t('start.open')}</Button>
      </ButtonRow>
      <ButtonRow>
        <Button variant="quiet" onClick={onRecover}>
          {t('recover.open')}
        </Button>
      </ButtonRow>
      <div className="set-up-offer">
        <p id="set-up-hint">{t('start.setUpHint')}</p>
        <Button variant="secondary" onClick={onSetUp} describedBy="set-up-hint">
          {t('start.setUp')}
        </Button>
      </div>
    </>
  );
}
