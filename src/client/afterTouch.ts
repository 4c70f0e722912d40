// What follows from a touch and is not seen in it (sealing, the count of questions) waits until the screen has answered the touch. On a
// quick device that is at once. On a slow one such work would stand between the finger and the next frame.

interface Tasks {
  postTask(run: () => void, options: { readonly priority: 'background' }): Promise<void>;
}

/** A device that took longer than this over the touch itself is about to miss a frame. */
const quickMs = 6;
/** A page that is out of sight is drawn no frame. */
const frameAtLatestMs = 100;

/** Runs `run` once: after the frame where the device is slow, else in the next task. What it returns calls that off. */
export function afterTouch(run: () => void): () => void {
  const touchedMs = performance.now();
  let isWanted = true;
  const framed = nextFrame();
  const runIfWanted = () => {
    if (isWanted) run();
  };
  later(() => {
    if (performance.now() - touchedMs < quickMs) runIfWanted();
    else void framed.then(() => later(runIfWanted));
  });
  return () => {
    isWanted = false;
  };
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, frameAtLatestMs);
    globalThis.requestAnimationFrame?.(() => resolve());
  });
}

/** After whatever the browser has to do for the person: further touches, frames. Not every browser ranks its tasks. */
function later(run: () => void): void {
  const { scheduler } = globalThis as { scheduler?: Partial<Tasks> };
  if (scheduler?.postTask === undefined) setTimeout(run);
  else void scheduler.postTask(run, { priority: 'background' });
}
