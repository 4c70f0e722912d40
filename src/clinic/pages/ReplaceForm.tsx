import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

export interface ReplaceFormProps {
  readonly serial: string;
  /** Slips that could be given instead. */
  readonly fresh: readonly string[];
  readonly isHandedOut: boolean;
  readonly working: boolean;
  readonly onReplace: (by: string) => Promise<boolean>;
  readonly onRevoke: () => Promise<boolean>;
}

type Question = 'replace' | 'revoke';

/** A slip that is lost gets a successor; one that went wrong is revoked. */
export function ReplaceForm(props: ReplaceFormProps) {
  const { serial, fresh, isHandedOut, working } = props;
  const { t } = useLanguage();
  const [chosen, setChosen] = useState<string>();
  const [question, setQuestion] = useState<Question>();
  const by = chosen !== undefined && fresh.includes(chosen) ? chosen : fresh[0];
  const close = () => setQuestion(undefined);
  return (
    <section className="person-form">
      <Heading level={2}>{t('person.replace.heading')}</Heading>
      <p>{t('person.replace.intro')}</p>
      {isHandedOut && by === undefined && <p>{t('person.replace.none')}</p>}
      {isHandedOut && by !== undefined && (
        <Field id="replace-by" label={t('person.replace.label')}>
          <select
            className="input input-short"
            id="replace-by"
            value={by}
            onChange={(event) => setChosen(event.target.value)}
          >
            {fresh.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </Field>
      )}
      <ButtonRow>
        {isHandedOut && by !== undefined && (
          <Button variant="secondary" working={working} onClick={() => setQuestion('replace')}>
            {t('person.replace.submit')}
          </Button>
        )}
        <Button variant="quiet" working={working} onClick={() => setQuestion('revoke')}>
          {t('codes.revokeFull', { serial })}
        </Button>
      </ButtonRow>
      <Dialog
        open={question !== undefined}
        title={
          question === 'revoke'
            ? t('codes.revokeTitle', { serial })
            : t('person.replace.title', { serial, by: by ?? '' })
        }
        onClose={close}
        actions={
          <>
            <Button
              variant={question === 'revoke' ? 'warning' : 'primary'}
              onClick={() => {
                close();
                if (question === 'revoke') void props.onRevoke();
                else if (by !== undefined) void props.onReplace(by);
              }}
            >
              {t(question === 'revoke' ? 'codes.revokeConfirm' : 'person.replace.confirm')}
            </Button>
            <Button variant="secondary" onClick={close}>
              {t('codes.cancel')}
            </Button>
          </>
        }
      >
        <p>{t(question === 'revoke' ? 'codes.revokeText' : 'person.replace.text')}</p>
      </Dialog>
    </section>
  );
}
