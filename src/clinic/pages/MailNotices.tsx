import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { wholeParts } from '../../ui/wholeParts.tsx';
import type { MailNews } from '../mailNews.ts';

/** What has to be known before the lists are read: nothing of it is anybody's answer. */
export function MailNotices({ news: { restored, openedLate, unopened } }: { readonly news: MailNews }) {
  const { t } = useLanguage();
  return (
    <>
      {restored !== undefined && (
        <Notice kind="warning" title={t('news.restoredTitle')}>
          <p>
            {wholeParts(
              restored.from === undefined
                ? t('news.restoredAll', { on: restored.on })
                : t('news.restored', { from: restored.from, on: restored.on }),
            )}
          </p>
          <p>{t('news.restoredAdvice')}</p>
        </Notice>
      )}
      {unopened !== undefined && (
        <Notice kind="warning" title={wholeParts(t('news.unopened', { count: unopened.count, day: unopened.since }))}>
          <p>{t('news.unopenedAdvice')}</p>
        </Notice>
      )}
      {openedLate !== undefined && (
        <Notice title={wholeParts(t('news.openedLate', { count: openedLate.count, day: openedLate.since }))}>
          <p>{t('news.openedLateAdvice')}</p>
        </Notice>
      )}
    </>
  );
}
