import type { ReactNode } from 'react';

export type NoticeKind = 'info' | 'success' | 'warning' | 'error';

export interface NoticeProps {
  readonly kind?: NoticeKind;
  readonly title?: ReactNode;
  /** Read out when it appears: politely for info and success, at once for warning and error. */
  readonly announce?: boolean;
  readonly children?: ReactNode;
}

const signs: Readonly<Record<NoticeKind, string>> = {
  info: 'M12 11v6M12 7v.5',
  success: 'M7.5 12.5l3 3 6-7',
  warning: 'M12 6.5v7M12 17v.5',
  error: 'M12 6.5v7M12 17v.5',
};

export function Notice({ kind = 'info', title, announce = false, children }: NoticeProps) {
  const urgent = kind === 'warning' || kind === 'error';
  const role = announce ? (urgent ? 'alert' : 'status') : undefined;
  return (
    <div className={`notice notice-${kind}`} role={role}>
      <svg className="notice-sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <circle cx="12" cy="12" r="10" />
        <path d={signs[kind]} />
      </svg>
      <div className="notice-body">
        {title !== undefined && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
