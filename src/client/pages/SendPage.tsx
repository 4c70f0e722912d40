import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { Working } from '../../ui/Working.tsx';
import type { Tablet } from '../kioskMode.ts';
import { ClosingNotice } from './ClosingNotice.tsx';

export interface SendPageProps {
  readonly tablet: Tablet;
  readonly state: 'sending' | 'waiting';
  /** No byte has left yet: the answers may still be opened again. */
  readonly isChangeable: boolean;
  readonly onAgain: () => void;
  readonly onChange: () => void;
  readonly onClose: () => void;
}

/** Says where the answers are. "Sent" is never said here: only a verified receipt says so, on its own page. */
export function SendPage({ tablet, state, isChangeable, onAgain, onChange, onClose }: SendPageProps) {
  const { t } = useLanguage();
  if (state === 'sending') {
    return (
      <>
        <Heading level={1}>{t('send.sendingTitle')}</Heading>
        <Working text={t('send.sending')} />
      </>
    );
  }
  if (tablet !== undefined) {
    return (
      <>
        <Heading level={1}>{t('send.sealedTitle')}</Heading>
        <p>{t('send.sealed')}</p>
        <ClosingNotice onClose={onClose} />
        <ButtonRow>
          <Button onClick={onClose}>{t('closing.done')}</Button>
          <Button variant="quiet" onClick={onAgain}>
            {t('send.again')}
          </Button>
        </ButtonRow>
      </>
    );
  }
  return (
    <>
      <Heading level={1}>{t('send.waitingTitle')}</Heading>
      <Notice announce>
        <p>{t('send.waiting')}</p>
      </Notice>
      <p>{t('send.kept')}</p>
      <ButtonRow>
        <Button onClick={onAgain}>{t('send.again')}</Button>
        {isChangeable && (
          <Button variant="secondary" onClick={onChange}>
            {t('send.change')}
          </Button>
        )}
        <Button variant="quiet" onClick={onClose}>
          {t('send.close')}
        </Button>
      </ButtonRow>
    </>
  );
}
