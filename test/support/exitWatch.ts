// Watches a quick exit from inside the page, in any engine: how many frames pass from the last key or click to the cover, what
// stands there then, and what Back finds in a page that the browser had kept. Each function knows nothing but the page; what it
// saw lies in the session's storage, for the page is on its way out.

export type ExitWay = 'Shift' | 'button';

export interface ExitSeen {
  /** Heading of the page that was left. */
  readonly left: string;
  /** Animation frames from when the page hears of the third Shift's release, or of the click, until the cover is there; -1: it never came. */
  readonly frames: number;
  /** The same from the browser's own time of that event: what else the machine does counts in. */
  readonly framesSincePress: number;
  /** Everything that could be read in that frame. */
  readonly words: string;
}

/** Begins to watch; `exitSeen` gives what was seen. `exitName` is what the button says. */
export function watchExit({ way, exitName }: { readonly way: ExitWay; readonly exitName: string }): void {
  const mostFrames = 120;
  const frameTimes: number[] = [];
  let pressed: { readonly left: string; readonly atMs: number; readonly heardMs: number } | undefined;
  let presses = 0;
  const begin = (timeStamp: number) => {
    const left = document.querySelector('h1')?.textContent ?? '';
    pressed ??= { left, atMs: timeStamp, heardMs: performance.now() };
  };
  const onRelease = ({ key, timeStamp }: KeyboardEvent) => {
    presses += key === 'Shift' ? 1 : 0;
    if (presses === 3) begin(timeStamp);
  };
  const onClick = ({ target, timeStamp }: MouseEvent) => {
    if (target instanceof Element && target.closest('a')?.textContent === exitName) begin(timeStamp);
  };
  const isCovered = () =>
    document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('.quiet-page') instanceof Element;
  const note = () => {
    globalThis.removeEventListener('keyup', onRelease, { capture: true });
    globalThis.removeEventListener('click', onClick, { capture: true });
    globalThis.removeEventListener('pagehide', note);
    if (pressed === undefined) return;
    const { left, atMs, heardMs } = pressed;
    const framesSince = (startMs: number) => (isCovered() ? frameTimes.filter((time) => time > startMs).length : -1);
    const counts = { frames: framesSince(heardMs), framesSincePress: framesSince(atMs) };
    sessionStorage.setItem('exit-seen', JSON.stringify({ left, ...counts, words: document.body.innerText }));
    pressed = undefined;
  };
  let framesWaited = 0;
  const look = () => {
    frameTimes.push(performance.now());
    framesWaited += pressed === undefined ? 0 : 1;
    if (framesWaited > 0 && (isCovered() || framesWaited > mostFrames)) note();
    else requestAnimationFrame(look);
  };
  // Windows hear first: before the page has done anything.
  if (way === 'Shift') globalThis.addEventListener('keyup', onRelease, { capture: true });
  else globalThis.addEventListener('click', onClick, { capture: true });
  // The next page may be there before the next frame.
  globalThis.addEventListener('pagehide', note);
  requestAnimationFrame(look);
}

/** Given once. */
export function exitSeen(): ExitSeen | null {
  const seen = sessionStorage.getItem('exit-seen');
  sessionStorage.removeItem('exit-seen');
  return seen === null ? null : (JSON.parse(seen) as ExitSeen);
}

/** Notes what the page says at the moment in which the browser gives it back, before anybody could read it. */
export function watchReturn(): void {
  globalThis.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) sessionStorage.setItem('given-back', document.body.innerText);
  });
}

/** Empty when the page was loaded anew. Given once. */
export function givenBack(): string {
  const words = sessionStorage.getItem('given-back') ?? '';
  sessionStorage.removeItem('given-back');
  return words;
}

/** What a device without network tells its pages, for an engine whose driver cannot tell the browser. Until the next load. */
export function believeOffline(): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
}

export function believeOnline(): void {
  Reflect.deleteProperty(navigator, 'onLine');
}
