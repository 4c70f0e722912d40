import { type ReactNode, useContext, useEffect, useId, useRef } from 'react';
import { DialogTop } from './dialogTop.ts';

export interface DialogProps {
  readonly open: boolean;
  readonly title: ReactNode;
  /** Esc, too, ends here: the page decides whether to close. */
  readonly onClose: () => void;
  readonly children?: ReactNode;
  /** Buttons, the main one first. */
  readonly actions: ReactNode;
}

/** A native modal dialog: the browser holds focus inside it and gives it back afterwards. */
export function Dialog({ open, title, onClose, children, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const top = useContext(DialogTop);
  const titleId = useId();
  const textId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && element.open !== open) {
      if (open) {
        element.showModal();
        // Enter pressed once more must neither remove anything nor leave the page.
        element.querySelector<HTMLElement>('.button-row button:not(.button-warning)')?.focus();
      } else {
        element.close();
      }
    }
  }, [open]);
  return (
    <dialog
      className="dialog"
      ref={dialog}
      aria-labelledby={open ? titleId : undefined}
      aria-describedby={open ? textId : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {open && (
        <>
          {top !== undefined && <div className="dialog-top">{top}</div>}
          <h2 className="heading heading-medium" id={titleId}>
            {title}
          </h2>
          <div id={textId}>{children}</div>
          <div className="button-row">{actions}</div>
        </>
      )}
    </dialog>
  );
}
