import { type ReactNode, useContext } from 'react';
import { FieldError } from './FieldError.tsx';
import { HeadingNote } from './headingNote.ts';
import { inLanguage } from './inLanguage.ts';

/** What a text-like control shares: its label, hint and error. */
export interface FieldWords {
  readonly id: string;
  readonly label: ReactNode;
  /** The label is the page's h1 (one question a page). */
  readonly labelIsHeading?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly lang?: string | undefined;
}

export interface FieldProps extends FieldWords {
  readonly children: ReactNode;
}

/** Frame of a text-like control. The control itself takes `id`, and `describedBy(…)` as its aria-describedby. */
export function Field({ id, label, labelIsHeading = false, hint, error, lang, children }: FieldProps) {
  const note = useContext(HeadingNote);
  const words = (
    <label htmlFor={id} className={labelIsHeading ? 'label-heading' : 'label'} {...inLanguage(lang)}>
      {label}
    </label>
  );
  return (
    <div className={`field${error === undefined ? '' : ' field-invalid'}`}>
      {labelIsHeading ? (
        <h1 className="heading heading-large" tabIndex={-1} aria-describedby={note}>
          {words}
        </h1>
      ) : (
        words
      )}
      {hint !== undefined && (
        <div className="hint" id={`${id}-hint`} {...inLanguage(lang)}>
          {hint}
        </div>
      )}
      <FieldError id={`${id}-error`} message={error} />
      {children}
    </div>
  );
}

/** Ids of the texts that describe the control, for aria-describedby; undefined when there are none. */
export function describedBy({ id, hint, error }: Pick<FieldWords, 'id' | 'hint' | 'error'>, extra?: string) {
  const ids = [hint === undefined ? undefined : `${id}-hint`, error === undefined ? undefined : `${id}-error`, extra];
  return ids.filter((known) => known !== undefined).join(' ') || undefined;
}
