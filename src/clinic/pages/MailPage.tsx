import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Table } from '../../ui/Table.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { Working } from '../../ui/Working.tsx';
import type { Mail } from '../mail.ts';
import type { MailNews } from '../mailNews.ts';
import { MailNotices } from './MailNotices.tsx';
import { MoreRows, rowsAtOnce } from './MoreRows.tsx';
import { type SetAsideActions, SetAsideTable } from './SetAsideTable.tsx';

/** `total` is undefined while the server is asked what there is. */
export interface MailWork {
  readonly done: number;
  readonly total: number | undefined;
}

export interface MailPageProps {
  /** Undefined until the first fetch ended. */
  readonly mail: Mail | undefined;
  /** Undefined until something was fetched. */
  readonly news: MailNews | undefined;
  readonly work: MailWork | undefined;
  /** In words, from the last fetch. */
  readonly failure: string | undefined;
  readonly onFetch: () => void;
  /** Undefined while nothing is opened that could be stopped. */
  readonly onStop: (() => void) | undefined;
  readonly onShow: (slot: string) => void;
  readonly actions: SetAsideActions;
  /** What was just done, in words, and how to take it back. */
  readonly said: { readonly text: string; readonly onUndo: () => void } | undefined;
}

export function MailPage({ mail, news, work, failure, onFetch, onStop, onShow, actions, said }: MailPageProps) {
  const { t } = useLanguage();
  const [rowCount, setRowCount] = useState(rowsAtOnce);
  const isEmpty = mail !== undefined && mail.accepted.length + mail.look.length + mail.unreadable.length === 0;
  const counts = mail && { accepted: mail.accepted.length, look: mail.look.length, unreadable: mail.unreadable.length };
  const opened = counts === undefined || work !== undefined ? '' : isEmpty ? t('mail.empty') : t('mail.opened', counts);
  return (
    <>
      <Heading level={1}>{t('mail.heading')}</Heading>
      {failure !== undefined && (
        <Notice kind="error" announce>
          <p>{failure}</p>
        </Notice>
      )}
      {news !== undefined && <MailNotices news={news} />}
      {said !== undefined && work === undefined && (
        <Notice kind="success" announce>
          <p>{said.text}</p>
          <p>
            <Button variant="secondary" onClick={said.onUndo}>
              {t('judge.undo')}
            </Button>
          </p>
        </Notice>
      )}
      <p>
        <Button variant={mail === undefined ? 'primary' : 'secondary'} working={work !== undefined} onClick={onFetch}>
          {t('mail.fetch')}
        </Button>
      </p>
      {work !== undefined && (
        <>
          <Working
            text={
              work.total === undefined ? t('mail.listing') : t('mail.working', { done: work.done, total: work.total })
            }
            said={t(work.total === undefined ? 'mail.listing' : 'mail.opening')}
            fraction={work.total === undefined || work.total === 0 ? undefined : work.done / work.total}
          />
          {onStop !== undefined && (
            <p>
              <Button variant="secondary" onClick={onStop}>
                {t('opening.stop')}
              </Button>
            </p>
          )}
        </>
      )}
      <LiveRegion message={opened} onceFor={work === undefined ? 'at rest' : 'at work'} />
      {isEmpty && work === undefined && <p>{t('mail.empty')}</p>}
      {mail !== undefined && mail.accepted.length > 0 && (
        <section>
          <Table
            caption={`${t('mail.accepted')}: ${mail.accepted.length}`}
            columns={[
              { id: 'serial', header: t('mail.serial') },
              { id: 'occasion', header: t('mail.occasion') },
              { id: 'arrived', header: t('mail.arrived') },
              { id: 'reference', header: t('mail.reference') },
              { id: 'action', header: t('mail.action') },
            ]}
            rows={mail.accepted.slice(0, rowCount).map(({ slot, serial, occasion, arrivedOn, reference }) => ({
              id: slot,
              header: <span className="serial">{serial}</span>,
              cells: [
                t(`occasion.${occasion}`),
                arrivedOn,
                reference,
                <Button key="show" variant="quiet" onClick={() => onShow(slot)}>
                  <span aria-hidden="true">{t('mail.open')}</span>
                  <VisuallyHidden>{t('mail.openFull', { serial, occasion: t(`occasion.${occasion}`) })}</VisuallyHidden>
                </Button>,
              ],
            }))}
            footnotes={[t('mail.acceptedIntro')]}
          />
          <MoreRows shown={rowCount} total={mail.accepted.length} onMore={() => setRowCount(rowCount + rowsAtOnce)} />
        </section>
      )}
      {mail !== undefined && mail.look.length > 0 && (
        <SetAsideTable
          caption={`${t('mail.look')}: ${mail.look.length}`}
          note={t('mail.lookIntro')}
          mail={mail.look}
          working={work !== undefined}
          actions={actions}
        />
      )}
      {mail !== undefined && mail.unreadable.length > 0 && (
        <SetAsideTable
          caption={`${t('mail.unreadable')}: ${mail.unreadable.length}`}
          note={t('mail.unreadableIntro')}
          mail={mail.unreadable}
          working={work !== undefined}
        />
      )}
      {mail !== undefined && mail.purgedCount > 0 && (
        <p className="hint">{t('mail.purged', { count: mail.purgedCount })}</p>
      )}
    </>
  );
}
