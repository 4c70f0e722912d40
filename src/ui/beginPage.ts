/**
 * Shows a new page from its top, with focus at its heading; one that somebody comes back to, with what they left by in focus and in
 * the middle of the view. An error summary in it may have taken focus for itself already.
 */
export function beginPage(main: HTMLElement | null): void {
  if (main === null || document.activeElement?.closest('.error-summary') != null) {
    return;
  }
  const returnedTo = main.querySelector<HTMLElement>('[data-returned-to]');
  returnedTo?.focus({ preventScroll: true });
  // What stands unseen behind another page takes no focus.
  if (returnedTo !== null && document.activeElement === returnedTo) {
    returnedTo.scrollIntoView({ block: 'center' });
    return;
  }
  document.documentElement.scrollTop = 0;
  (main.querySelector('h1') ?? main).focus({ preventScroll: true });
}
