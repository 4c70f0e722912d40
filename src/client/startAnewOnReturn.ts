// A page that the browser had kept for its Back button starts anew: it was emptied when it was left, and Firefox gives it
// back without the work that React had put off, so that it would never change again.

export function startAnewOnReturn(): void {
  globalThis.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
