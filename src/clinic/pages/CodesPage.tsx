import { useState } from 'react';
import type { SlipState } from '../../core/registryState.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { Working } from '../../ui/Working.tsx';
import type { Words } from '../words.ts';
import { SlipTable } from './SlipTable.tsx';

/** What the page is busy with. `fraction` is undefined while the server is asked. */
export interface CodesWork {
  readonly text: 'working' | 'registering';
  readonly fraction?: number | undefined;
}

export interface CodesPageProps {
  readonly slips: readonly SlipState[];
  readonly work: CodesWork | undefined;
  /** In words, from the last attempt. */
  readonly failure: string | undefined;
  readonly onIssue: () => void;
  readonly onHandOut: (serial: string) => Promise<boolean>;
  readonly onRevoke: (serial: string) => Promise<boolean>;
  readonly onOpen: (serial: string) => void;
}

type Question = { readonly about: 'issue' } | { readonly about: 'revoke'; readonly serial: string };

export function CodesPage({ slips, work, failure, onIssue, onHandOut, onRevoke, onOpen }: CodesPageProps) {
  const { t } = useLanguage();
  const [question, setQuestion] = useState<Question>();
  const [said, setSaid] = useState<Words>();
  // Sheets are drawn from in order, as clients come.
  const next = slips.find((slip) => slip.handedOutOn === undefined && slip.revokedOn === undefined);
  const tell = (words: Words) => setSaid(() => words);
  const close = () => setQuestion(undefined);
  const revoke = async (serial: string) => {
    close();
    if (await onRevoke(serial)) tell((t) => t('codes.revoked', { serial }));
  };
  const handOut = async (serial: string) => {
    if (await onHandOut(serial)) tell((t) => t('codes.done', { serial }));
  };
  return (
    <>
      <Heading level={1}>{t('codes.heading')}</Heading>
      <p>{t('codes.intro')}</p>
      {failure !== undefined && (
        <Notice kind="error" announce>
          <p>{failure}</p>
        </Notice>
      )}
      <p>
        <Button working={work !== undefined} onClick={() => setQuestion({ about: 'issue' })}>
          {t('codes.issue')}
        </Button>
      </p>
      {work !== undefined && <Working text={t(`codes.${work.text}`)} fraction={work.fraction} />}
      {next !== undefined && (
        <>
          <p>{t('codes.next', { serial: next.serial, sheet: next.sheet })}</p>
          <p>
            <Button variant="secondary" working={work !== undefined} onClick={() => void handOut(next.serial)}>
              {t('codes.handOutNext', { serial: next.serial })}
            </Button>
          </p>
        </>
      )}
      {slips.length === 0 ? (
        <p>{t('codes.empty')}</p>
      ) : (
        <SlipTable
          slips={slips}
          working={work !== undefined}
          onHandOut={(serial) => void handOut(serial)}
          onRevoke={(serial) => setQuestion({ about: 'revoke', serial })}
          onOpen={onOpen}
        />
      )}
      <LiveRegion message={said?.(t) ?? ''} onceFor="codes" />
      <Dialog
        open={question?.about === 'issue'}
        title={t('codes.issueTitle')}
        onClose={close}
        actions={
          <>
            <Button
              onClick={() => {
                close();
                onIssue();
              }}
            >
              {t('codes.issueConfirm')}
            </Button>
            <Button variant="secondary" onClick={close}>
              {t('codes.cancel')}
            </Button>
          </>
        }
      >
        <p>{t('codes.issueText')}</p>
      </Dialog>
      <Dialog
        open={question?.about === 'revoke'}
        title={question?.about === 'revoke' ? t('codes.revokeTitle', { serial: question.serial }) : ''}
        onClose={close}
        actions={
          <>
            <Button
              variant="warning"
              onClick={() => {
                if (question?.about === 'revoke') void revoke(question.serial);
              }}
            >
              {t('codes.revokeConfirm')}
            </Button>
            <Button variant="secondary" onClick={close}>
              {t('codes.cancel')}
            </Button>
          </>
        }
      >
        <p>{t('codes.revokeText')}</p>
      </Dialog>
    </>
  );
}
