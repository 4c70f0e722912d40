import { Fragment } from 'react';
import { Fieldset, type FieldsetWords } from './Fieldset.tsx';
import { type ListOption, OptionRow, optionId } from './OptionRow.tsx';
import { OrDivider } from './OrDivider.tsx';
import { toggledValues } from './toggledValues.ts';
import { useSteady } from './useSteady.ts';

export interface CheckboxListProps extends FieldsetWords {
  readonly options: readonly ListOption[];
  readonly values: readonly string[];
  /** Gets the chosen values in the options' order. */
  readonly onChange: (values: readonly string[]) => void;
}

/** Native check boxes. Choosing an exclusive option clears the others, and the other way round. */
export function CheckboxList(props: CheckboxListProps) {
  const { id, options, values, onChange } = props;
  const toggle = useSteady((on: boolean, value: string) => onChange(toggledValues(options, values, value, on)));
  return (
    <Fieldset {...props}>
      <div className="option-list option-list-rows">
        {options.map((option, index) => (
          <Fragment key={optionId(id, index)}>
            {option.afterOr && <OrDivider />}
            <OptionRow
              kind="checkbox"
              id={optionId(id, index)}
              name={id}
              option={option}
              checked={values.includes(option.value)}
              onChange={toggle}
            />
          </Fragment>
        ))}
      </div>
    </Fieldset>
  );
}
