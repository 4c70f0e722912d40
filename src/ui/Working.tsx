import { useId } from 'react';

export interface WorkingProps {
  /** What is being done, in words. */
  readonly text: string;
  /** From 0 to 1 when it can be known; without it the bar only shows that work goes on. */
  readonly fraction?: number | undefined;
}

/** Waiting that says what for. Announced once, when it appears. */
export function Working({ text, fraction }: WorkingProps) {
  const id = useId();
  return (
    <div className="working">
      <p id={id} role="status">
        {text}
      </p>
      <progress className="progress-bar" aria-labelledby={id} max={1} value={fraction} />
    </div>
  );
}
