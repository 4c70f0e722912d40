/** Shows a new page from its top, with focus at its heading. An error summary in it has already taken focus for itself. */
export function beginPage(main: HTMLElement | null): void {
  if (main === null || main.querySelector('.error-summary') !== null) {
    return;
  }
  document.documentElement.scrollTop = 0;
  (main.querySelector('h1') ?? main).focus({ preventScroll: true });
}
