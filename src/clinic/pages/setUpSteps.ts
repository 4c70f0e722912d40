// The order of the set-up, and what every step's page gets from its owner.

export const setUpSteps = ['token', 'clinic', 'notice', 'passphrase', 'keyFile', 'recovery', 'finish'] as const;

export type SetUpStep = (typeof setUpSteps)[number];

export interface StepProps {
  readonly number: number;
  readonly total: number;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function stepAfter(step: SetUpStep): SetUpStep {
  return setUpSteps[setUpSteps.indexOf(step) + 1] ?? step;
}

export function stepBefore(step: SetUpStep): SetUpStep | undefined {
  return setUpSteps[setUpSteps.indexOf(step) - 1];
}
