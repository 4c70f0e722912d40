import { type ReactNode, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { ButtonRow } from '../../../ui/ButtonRow.tsx';
import { ErrorSummary, type FormError } from '../../../ui/ErrorSummary.tsx';
import { Heading } from '../../../ui/Heading.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { useLanguage } from '../../../ui/useLanguage.ts';
import { Working } from '../../../ui/Working.tsx';

/** What every form of an action on keys gets from its owner. */
export interface KeyFormProps {
  readonly working: boolean;
  readonly failure: string | undefined;
  readonly needsSheet: boolean;
  readonly onCancel: () => void;
}

export interface KeyActionFormProps {
  readonly heading: string;
  readonly submitLabel: string;
  /** Asks for the recovery sheet's text. */
  readonly needsSheet: boolean;
  readonly working: boolean;
  /** In words, from the last attempt. */
  readonly failure: string | undefined;
  /** What the fields between heading and buttons lack. */
  readonly errors?: readonly FormError[];
  /** The sheet as typed, when it was asked for. */
  readonly onSubmit: (sheet: string | undefined) => void;
  readonly onCancel: () => void;
  /** Given what is told beside a field, by the field's id. */
  readonly children: ReactNode | ((faultOf: (fieldId: string) => string | undefined) => ReactNode);
}

/** One guided action on keys: what it does, what it asks for, one way on and one way out. The sheet's text stays in here. */
export function KeyActionForm(props: KeyActionFormProps) {
  const { needsSheet, working, failure, errors = [] } = props;
  const { t } = useLanguage();
  const [sheet, setSheet] = useState('');
  const [attempt, setAttempt] = useState(0);
  const sheetErrors =
    needsSheet && sheet.trim() === '' ? [{ fieldId: 'recovery-sheet', message: t('keys.sheetMissing') }] : [];
  const failed = failure === undefined ? [] : [{ fieldId: needsSheet ? 'recovery-sheet' : 'go', message: failure }];
  const found = attempt === 0 ? [] : [...errors, ...sheetErrors];
  const shown = found.length > 0 ? found : failed;
  const faultOf = (id: string) => (working ? undefined : shown.find(({ fieldId }) => fieldId === id)?.message);
  const submit = () => {
    setAttempt(attempt + 1);
    if (errors.length + sheetErrors.length === 0) props.onSubmit(needsSheet ? sheet : undefined);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!working) submit();
      }}
    >
      <ErrorSummary errors={working ? [] : shown} attempt={attempt} />
      <Heading level={1}>{props.heading}</Heading>
      {typeof props.children === 'function' ? props.children(faultOf) : props.children}
      {needsSheet && (
        <TextArea
          id="recovery-sheet"
          label={t('keys.sheet')}
          hint={t('keys.sheetHint')}
          error={faultOf('recovery-sheet')}
          rows={3}
          value={sheet}
          onChange={setSheet}
        />
      )}
      {working && <Working text={t('keys.working')} />}
      <ButtonRow>
        <Button id="go" type="submit" working={working}>
          {props.submitLabel}
        </Button>
        <Button variant="quiet" onClick={props.onCancel}>
          {t('keys.back')}
        </Button>
      </ButtonRow>
    </form>
  );
}
