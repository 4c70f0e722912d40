import { Fragment } from 'react';
import { Fieldset, type FieldsetWords } from './Fieldset.tsx';
import { type ListOption, OptionRow, optionId } from './OptionRow.tsx';
import { OrDivider } from './OrDivider.tsx';
import { useSteady } from './useSteady.ts';

export interface RadioListProps extends FieldsetWords {
  readonly options: readonly ListOption[];
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  /** `scale`: the options are steps in order, joined by a line. */
  readonly layout?: 'rows' | 'scale';
}

/** Native radio buttons, one below the other, every label whole. Nothing is sent or turned by choosing. */
export function RadioList(props: RadioListProps) {
  const { id, options, value, onChange, layout = 'rows' } = props;
  const choose = useSteady((_: boolean, chosen: string) => onChange(chosen));
  return (
    <Fieldset {...props}>
      <div className={`option-list option-list-${layout}`}>
        {options.map((option, index) => (
          <Fragment key={optionId(id, index)}>
            {option.afterOr && <OrDivider />}
            <OptionRow
              kind="radio"
              id={optionId(id, index)}
              name={id}
              option={option}
              checked={option.value === value}
              onChange={choose}
            />
          </Fragment>
        ))}
      </div>
    </Fieldset>
  );
}
