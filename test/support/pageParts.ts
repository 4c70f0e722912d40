// Finds parts of a page by role and name, as a person does. Runs inside the page, in any engine: nothing outside each
// function is known there.

export type PartRole = 'button' | 'link' | 'radio' | 'checkbox' | 'textbox' | 'heading' | 'paragraph';

export interface PartSought {
  readonly role: PartRole;
  readonly name: string;
  /** Text of the heading of the region in which it lies. */
  readonly region?: string | undefined;
  /**
   * Its place is asked for: it is scrolled into view and must stand still, for a page may move while it comes up. The next touch
   * is then for this part alone: one that meets another, because the page has moved or changed since, is kept from it.
   */
  readonly toTouch?: boolean;
}

export interface Part {
  readonly isChecked: boolean;
  readonly value: string;
  /** Its middle in the viewport; undefined while it moves or something lies over it, and where it was not asked for. */
  readonly place: { readonly x: number; readonly y: number } | undefined;
}

/** Null where no such part is shown. Radios and checkboxes are touched on their words. */
export async function findPart({ role, name, region, toTouch = false }: PartSought): Promise<Part | null> {
  const selectors = {
    button: 'button',
    link: 'a[href]',
    radio: 'input[type=radio]',
    checkbox: 'input[type=checkbox]',
    textbox: 'input:not([type=radio], [type=checkbox]), textarea',
    heading: 'h1',
    paragraph: 'p',
  };
  const tidy = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const labelsOf = (element: Element) => [...((element as HTMLInputElement).labels ?? [])];
  const nameOf = (element: Element) => {
    const labels = labelsOf(element);
    return tidy(labels.length > 0 ? labels.map(({ textContent }) => textContent).join(' ') : element.textContent);
  };
  const isShown = (element: Element) => element.getClientRects().length > 0;
  const isInRegion = (element: Element) =>
    region === undefined || tidy(element.closest('section')?.querySelector('h2')?.textContent) === region;
  const found = [...document.querySelectorAll(selectors[role])].find(
    (element) => isShown(element) && nameOf(element) === tidy(name) && isInRegion(element),
  );
  if (found === undefined) return null;
  const { checked = false, value = '' } = found as HTMLInputElement;
  if (!toTouch) return { isChecked: checked === true, value, place: undefined };
  const touched = role === 'radio' || role === 'checkbox' ? (labelsOf(found)[0] ?? found) : found;
  const middle = () => {
    const { left, top, width, height } = touched.getBoundingClientRect();
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  };
  touched.scrollIntoView({ block: 'center', behavior: 'instant' });
  const before = middle();
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const place = middle();
  const hit = document.elementFromPoint(place.x, place.y);
  // Before its styles have come, everything lies elsewhere.
  const isStill = document.readyState === 'complete' && place.x === before.x && place.y === before.y;
  const isMeant = (target: unknown) => target instanceof Node && (touched.contains(target) || target === found);
  if (!isStill || !isMeant(hit)) return { isChecked: checked === true, value, place: undefined };
  const page = globalThis as { touch?: { isAstray?: boolean; readonly end: () => void } };
  page.touch?.end();
  const kinds = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];
  const hear = (event: Event) => {
    if (event.type === 'click') touch.end();
    touch.isAstray ??= !isMeant(event.target);
    if (!touch.isAstray) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const touch: { isAstray?: boolean; readonly end: () => void } = {
    end() {
      for (const kind of kinds) globalThis.removeEventListener(kind, hear, { capture: true });
    },
  };
  page.touch = touch;
  for (const kind of kinds) globalThis.addEventListener(kind, hear, { capture: true });
  return { isChecked: checked === true, value, place };
}

/** Whether the touch of the part whose place was asked for last met another part, or nothing. */
export function hasGoneAstray(): boolean {
  const { touch } = globalThis as { touch?: { isAstray?: boolean; readonly end: () => void } };
  touch?.end();
  return touch?.isAstray === true;
}

/** Everything that can be read on the page: its words, and what stands in its fields. */
export function readableText(): string {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input:not([type=radio], [type=checkbox]), textarea')];
  return [document.title, location.href, document.body.innerText, ...fields.map(({ value }) => value)].join('\n');
}
