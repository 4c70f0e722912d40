// Visits a page inside the page itself, as quickly as it lets anybody: no driver's delays in the figures.
// Runs before any script of the page, so nothing from outside the function is known there.

export interface VisitFigures {
  /** First contentful paint, ms since the visit began. */
  readonly paintMs: number;
  /** First answer given and held by the page, without `codeMs`. */
  readonly answerMs: number;
  /** Of that: from the start page shown to the code handed over, two pages that no floor has; 0 where there are none. */
  readonly wayMs: number;
  /** From the code handed over to the first question shown; 0 where there is no code. */
  readonly codeMs: number;
  /** Over 50 ms, of every long task until the first answer, without those between code and first question. */
  readonly blockedMs: number;
  /** The same, between the code handed over and the first question. */
  readonly codeBlockedMs: number;
  /** From each touch to the next paint, over the whole form. */
  readonly touchMs: readonly number[];
  /** From each answer given to its transaction complete. */
  readonly durableMs: readonly number[];
  readonly questions: number;
  /** The first touch of a way, by the clock; undefined where there is no way. */
  readonly touchedAtMs: number | undefined;
}

export interface VisitorWords {
  /** Links and buttons that lead to the first question, in order. */
  readonly way: readonly string[];
  readonly code: string;
  /** Empty where nothing stands between the code and the first question. */
  readonly occasion: string;
  readonly go: string;
  readonly begin: string;
  /** Empty where a page is only looked at. */
  readonly next: string;
  readonly skip: string;
  /** Heading of the page after the last question. */
  readonly end: string;
  readonly wholeForm: boolean;
}

export function visitor(words: VisitorWords): void {
  const figures = { paintMs: 0, answerMs: 0, wayMs: 0, codeMs: 0, blockedMs: 0, codeBlockedMs: 0, questions: 0 };
  const touchMs: number[] = [];
  const durableMs: number[] = [];
  const longTasks: PerformanceEntry[] = [];
  let answeredAtMs: number | undefined;
  let touchedAtMs: number | undefined;
  let [codeFromMs, codeToMs] = [0, 0];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function opened(this: IDBDatabase, ...args: Parameters<typeof transaction>) {
    const made = transaction.apply(this, args);
    made.addEventListener('complete', () => {
      if (made.mode !== 'readwrite' || answeredAtMs === undefined) return;
      durableMs.push(performance.now() - answeredAtMs);
      answeredAtMs = undefined;
    });
    return made;
  };
  const painted = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage('');
      });
    });
  const seen = async <Found>(look: () => Found | null | undefined): Promise<Found> => {
    for (;;) {
      const found = look();
      if (found !== null && found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  };
  const named = (name: string) =>
    [...document.querySelectorAll<HTMLElement>('button, main a')].find(
      (element) => element.textContent?.trim() === name && element.checkVisibility(),
    );
  const heading = () => document.querySelector('main h1')?.textContent ?? '';
  const touch = async (element: HTMLElement) => {
    const touchedMs = performance.now();
    element.click();
    touchMs.push((await painted()) - touchedMs);
  };
  const type = (field: HTMLInputElement, text: string) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const option = () =>
    [
      ...document.querySelectorAll<HTMLInputElement>(
        'main fieldset input[type=radio], main fieldset input[type=checkbox]',
      ),
    ].find((input) => !input.checked);
  const labelled = (name: string) =>
    [...document.querySelectorAll('label')].find((label) => label.textContent?.trim() === name);

  const toFirstQuestion = async () => {
    let startPageMs = 0;
    for (const name of words.way) {
      const way = await seen(() => named(name));
      startPageMs = performance.now();
      touchedAtMs ??= Date.now();
      way.click();
    }
    if (words.code === '') return;
    type(await seen(() => document.querySelector<HTMLInputElement>('main input')), words.code);
    (await seen(() => named(words.go))).click();
    const handedOverMs = performance.now();
    figures.wayMs = handedOverMs - startPageMs;
    if (words.occasion !== '') {
      (await seen(() => labelled(words.occasion))).click();
      (await seen(() => named(words.go))).click();
      (await seen(() => named(words.begin))).click();
    }
    await seen(option);
    [codeFromMs, codeToMs] = [handedOverMs, performance.now()];
    figures.codeMs = codeToMs - codeFromMs;
  };
  const answerOne = async () => {
    const input = await seen(option);
    answeredAtMs = performance.now();
    await touch(input);
    await seen(() => (input.checked || option() !== input ? true : undefined));
  };
  const goOn = async (name: string) => {
    const before = heading();
    const button = named(name);
    if (button === undefined) return;
    await touch(button);
    await seen(() => (heading() === before ? undefined : true));
    await painted();
  };
  // Nobody touches what is not painted; and to look for it every few milliseconds would be half the load on a page that is about to be.
  const firstPaint = new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      const [entry] = list.getEntriesByName('first-contentful-paint');
      if (entry !== undefined) resolve(entry.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
  const tell = () => {
    (globalThis as { visited?: VisitFigures }).visited = { ...figures, touchMs, durableMs, touchedAtMs };
  };
  const visit = async () => {
    figures.paintMs = await firstPaint;
    if (words.next === '') return tell();
    await seen(() => document.querySelector('main'));
    await toFirstQuestion();
    touchMs.length = 0;
    await answerOne();
    figures.answerMs = performance.now() - figures.codeMs;
    // The browser tells of long tasks a little later.
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (const { startTime, duration } of longTasks) {
      const over = Math.max(0, duration - 50);
      if (startTime >= codeFromMs && startTime < codeToMs) figures.codeBlockedMs += over;
      else figures.blockedMs += over;
    }
    if (words.wholeForm) {
      for (;;) {
        figures.questions += 1;
        // As a person does: the answer is read before it is left.
        await new Promise((resolve) => setTimeout(resolve, 150));
        await goOn(document.querySelector('main input:checked') === null ? words.skip : words.next);
        if (heading() === words.end) break;
        if (option() !== undefined && document.querySelector('main textarea, main input[type=text]') === null)
          await answerOne();
      }
    }
    tell();
  };
  addEventListener('DOMContentLoaded', () => void visit());
}
