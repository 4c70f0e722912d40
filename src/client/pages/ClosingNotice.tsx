import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

const closingSeconds = 15;

const saidAtSeconds: readonly number[] = [10, 5];
/** For the page's heading: that the page closes must be told before somebody has come this far. */
export const closingId = 'closing';

export interface ClosingNoticeProps {
  readonly onClose: () => void;
  /** What else can be done: buttons. */
  readonly children?: ReactNode;
}

/** The end on a shared tablet: hand it back, and the page closes by itself unless it is wanted for longer (WCAG 2.2.1). */
export function ClosingNotice({ onClose, children }: ClosingNoticeProps) {
  const { t } = useLanguage();
  const [left, setLeft] = useState(closingSeconds);
  const [isHeld, setHeld] = useState(false);
  const heldWords = useRef<HTMLParagraphElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  }, [onClose]);
  useEffect(() => {
    if (isHeld) {
      // The button that was pressed is gone.
      heldWords.current?.focus();
      return undefined;
    }
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
    <>
      <Notice kind="success" title={t('closing.handBack')}>
        {isHeld ? (
          <p ref={heldWords} id={closingId} tabIndex={-1}>
            {t('closing.held')}
          </p>
        ) : (
          <>
            <LiveRegion
              message={saidAtSeconds.includes(left) ? t('closing.left', { count: left }) : ''}
              onceFor={`closing ${left}`}
            />
            <p id={closingId}>{t('closing.left', { count: left })}</p>
          </>
        )}
      </Notice>
      <ButtonRow>
        <Button onClick={onClose}>{t('closing.done')}</Button>
        {!isHeld && (
          <Button variant="secondary" onClick={() => setHeld(true)}>
            {t('closing.hold')}
          </Button>
        )}
        {children}
      </ButtonRow>
    </>
  );
}
