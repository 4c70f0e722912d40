import { type ReactNode, useContext } from 'react';
import { FieldError } from './FieldError.tsx';
import { HeadingNote } from './headingNote.ts';
import { inLanguage } from './inLanguage.ts';

/** What every list of options shares: its legend, hint and error. */
export interface FieldsetWords {
  /** Also the id of the first option, so that an error summary can lead there. */
  readonly id: string;
  readonly legend: ReactNode;
  /** When it changes, the heading is a new one, to which focus can move, though the options stay. */
  readonly about?: string;
  /** The legend is the page's h1 (one question a page); true unless said otherwise. */
  readonly legendIsHeading?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Language of legend and hint when it is not the page's. */
  readonly lang?: string | undefined;
}

export interface FieldsetProps extends FieldsetWords {
  readonly children: ReactNode;
}

export function Fieldset(props: FieldsetProps) {
  const { id, legend, about, legendIsHeading = true, hint, error, lang, children } = props;
  const note = useContext(HeadingNote);
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset
      className={`field fieldset${error === undefined ? '' : ' field-invalid'}`}
      aria-describedby={described || undefined}
    >
      <legend className={legendIsHeading ? 'legend-heading' : 'label'} {...inLanguage(lang)}>
        {legendIsHeading ? (
          <h1 key={about} className="heading heading-large" tabIndex={-1} aria-describedby={note}>
            {legend}
          </h1>
        ) : (
          legend
        )}
      </legend>
      {hint !== undefined && (
        <div className="hint" id={`${id}-hint`} {...inLanguage(lang)}>
          {hint}
        </div>
      )}
      <FieldError id={`${id}-error`} message={error} />
      {children}
    </fieldset>
  );
}
