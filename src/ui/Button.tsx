import type { ReactNode } from 'react';
import { inLanguage } from './inLanguage.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'warning';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly variant?: ButtonVariant;
  readonly type?: 'button' | 'submit';
  /** Work is under way: presses are ignored, but the button keeps focus and stays readable. There is no `disabled`. */
  readonly working?: boolean;
  readonly id?: string;
  readonly lang?: string | undefined;
  readonly describedBy?: string;
  /** It opened what one comes back from: the page begins here (beginPage). */
  readonly isReturnedTo?: boolean;
  /** Takes the row's whole width on every screen. */
  readonly wide?: boolean;
}

export function Button(props: ButtonProps) {
  const { children, onClick, variant = 'primary', type = 'button', working = false, wide = false } = props;
  return (
    <button
      type={type}
      id={props.id}
      {...inLanguage(props.lang)}
      className={`button button-${variant}${wide ? ' button-wide' : ''}`}
      aria-describedby={props.describedBy}
      aria-disabled={working || undefined}
      data-returned-to={props.isReturnedTo || undefined}
      onClick={(event) => {
        if (working) {
          event.preventDefault();
        } else {
          onClick?.();
        }
      }}
    >
      {children}
    </button>
  );
}
