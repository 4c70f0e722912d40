import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

const closingSeconds = 15;

export interface ClosingNoticeProps {
  readonly onClose: () => void;
}

/** At the end on a shared tablet: hand it back, and the page closes by itself unless it is wanted for longer (WCAG 2.2.1). */
export function ClosingNotice({ onClose }: ClosingNoticeProps) {
  const { t } = useLanguage();
  const [left, setLeft] = useState(closingSeconds);
  const [isHeld, setHeld] = useState(false);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  }, [onClose]);
  useEffect(() => {
    if (isHeld) return undefined;
    let seconds = closingSeconds;
    const ticks = setInterval(() => {
      seconds -= 1;
      setLeft(seconds);
      if (seconds > 0) return;
      clearInterval(ticks);
      close.current();
    }, 1_000);
    return () => clearInterval(ticks);
  }, [isHeld]);
  return (
    <Notice kind="success" title={t('closing.handBack')}>
      {isHeld ? (
        <p>{t('closing.held')}</p>
      ) : (
        <>
          <p>{t('closing.left', { count: left })}</p>
          <Button variant="secondary" onClick={() => setHeld(true)}>
            {t('closing.hold')}
          </Button>
        </>
      )}
    </Notice>
  );
}
