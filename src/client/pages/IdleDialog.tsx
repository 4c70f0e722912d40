import { memo } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

export interface IdleDialogProps {
  /** Undefined: not shown. */
  readonly secondsLeft: number | undefined;
  /** What becomes of the answers when the page empties itself. */
  readonly kept: 'device' | 'tablet' | 'nothing';
  readonly onStay: () => void;
  readonly onStayLong: () => void;
  readonly onEnd: () => void;
}

const saidAtSeconds: readonly number[] = [20, 10];

/** One tap stays, as often as wanted. The seconds are told when it opens and said twice, so that they do not talk over everything. */
export const IdleDialog = memo(function IdleDialog(props: IdleDialogProps) {
  const { secondsLeft, kept, onStay, onStayLong, onEnd } = props;
  const { t } = useLanguage();
  const left = secondsLeft ?? 0;
  const said = saidAtSeconds.includes(left) ? t('idle.left', { count: left }) : '';
  return (
    <Dialog
      open={secondsLeft !== undefined}
      title={t('idle.title')}
      onClose={onStay}
      actions={
        <>
          <Button onClick={onStay}>{t('idle.stay')}</Button>
          <Button variant="secondary" onClick={onStayLong}>
            {t('idle.longer')}
          </Button>
          <Button variant="quiet" onClick={onEnd}>
            {t('idle.end')}
          </Button>
        </>
      }
    >
      <p>{t(`idle.kept.${kept}`)}</p>
      <p className="countdown" aria-hidden={said !== '' || undefined}>
        {t('idle.left', { count: left })}
      </p>
      <LiveRegion message={said} onceFor={`idle ${left}`} />
    </Dialog>
  );
});
