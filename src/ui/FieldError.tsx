import { useLanguage } from './useLanguage.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface FieldErrorProps {
  readonly id: string;
  readonly message: string | undefined;
}

export function FieldError({ id, message }: FieldErrorProps) {
  const { t } = useLanguage('ui');
  if (message === undefined) {
    return null;
  }
  return (
    <p className="field-error" id={id}>
      <VisuallyHidden>{t('error.prefix')} </VisuallyHidden>
      {message}
    </p>
  );
}
