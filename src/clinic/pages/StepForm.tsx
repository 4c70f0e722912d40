import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/ButtonRow.tsx';
import { ErrorSummary, type FormError } from '../../ui/ErrorSummary.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

export interface StepFormProps {
  readonly heading: string;
  /** Which step of the set-up this is. */
  readonly number: number;
  readonly total: number;
  readonly errors: readonly FormError[];
  readonly attempt: number;
  readonly submitLabel?: string;
  readonly working?: boolean;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** One step of the set-up: heading, fields, one way on and one way out. */
export function StepForm(props: StepFormProps) {
  const { t } = useLanguage();
  const { heading, number, total, errors, attempt, working = false } = props;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!working) props.onSubmit();
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <p className="step-number">{t('setUp.step', { number, total })}</p>
      <Heading level={1}>{heading}</Heading>
      {props.children}
      <ButtonRow>
        <Button type="submit" working={working}>
          {props.submitLabel ?? t('setUp.next')}
        </Button>
        <Button variant="quiet" onClick={props.onCancel}>
          {t('setUp.cancel')}
        </Button>
      </ButtonRow>
    </form>
  );
}
