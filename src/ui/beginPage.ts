/**
 * Shows a new page from its top, with focus at its heading; one that somebody comes back to, with what they left by in focus and in
 * the middle of the view. An error summary has already taken focus for itself.
 */
export function beginPage(main: HTMLElement | null): void {
  if (main === null || main.querySelector('.error-summary') !== null) {
    return;
  }
  const returnedTo = main.querySelector<HTMLElement>('[data-returned-to]');
  if (returnedTo !== null) {
    returnedTo.focus({ preventScroll: true });
    returnedTo.scrollIntoView({ block: 'center' });
    return;
  }
  document.documentElement.scrollTop = 0;
  (main.querySelector('h1') ?? main).focus({ preventScroll: true });
}
