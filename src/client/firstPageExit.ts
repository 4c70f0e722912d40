// Shift three times on the first page, which has its link to leave by and nothing of the app (useTripleShift.ts does it there).
// What comes is the neutral page of the build, in the place of this one: nothing is known of the clinic yet.

const wanted = 3;
const withinMs = 5_000;

/** For as long as `exit`, the page's own link, is there. */
export function watchFirstPageExit(exit: HTMLAnchorElement): void {
  let pressed = 0;
  let lastMs = 0;
  let isAlone = false;
  document.addEventListener('keydown', ({ key, ctrlKey, altKey, metaKey }) => {
    isAlone = key === 'Shift' && !ctrlKey && !altKey && !metaKey;
    if (!isAlone) pressed = 0;
  });
  document.addEventListener('keyup', ({ key, timeStamp }) => {
    if (key !== 'Shift' || !isAlone || !exit.isConnected) return;
    isAlone = false;
    pressed = timeStamp - lastMs > withinMs ? 1 : pressed + 1;
    lastMs = timeStamp;
    if (pressed >= wanted) location.replace(exit.href);
  });
}
