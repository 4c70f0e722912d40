import { useId } from 'react';

export interface WorkingProps {
  /** What is being done, in words. */
  readonly text: string;
  /** Said in the place of the text, where that counts on and would talk over everything. */
  readonly said?: string;
  /** From 0 to 1 when it can be known; without it the bar only shows that work goes on. */
  readonly fraction?: number | undefined;
}

/** Waiting that says what for. Announced once, when it appears. */
export function Working({ text, said, fraction }: WorkingProps) {
  const id = useId();
  return (
    <div className="working">
      {said === undefined ? (
        <p id={id} role="status">
          {text}
        </p>
      ) : (
        <>
          <p id={id} aria-hidden="true">
            {text}
          </p>
          <p className="visually-hidden" role="status">
            {said}
          </p>
        </>
      )}
      <progress className="progress-bar" aria-labelledby={id} max={1} value={fraction} />
    </div>
  );
}
