// The rule of a list where several can be chosen, one of which may exclude the others. It decides what is ticked, not what counts.

export interface ToggledOption {
  readonly value: string;
  readonly exclusive?: boolean;
}

/** The chosen values after `value` was turned on or off, in the options' order. An exclusive option stands alone. */
export function toggledValues(
  options: readonly ToggledOption[],
  chosen: readonly string[],
  value: string,
  on: boolean,
): readonly string[] {
  const turned = options.find((option) => option.value === value);
  return options
    .filter((option) => {
      if (option.value === value) {
        return on;
      }
      const pushedOut = on && (turned?.exclusive === true || option.exclusive === true);
      return chosen.includes(option.value) && !pushedOut;
    })
    .map((option) => option.value);
}
