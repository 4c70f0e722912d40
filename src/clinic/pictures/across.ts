// Places across a drawing, counted from the side on which its words begin: where these are written from right to left, time and
// amounts run that way too, and every label stands where it is read first. Anchors of texts turn by themselves with the direction.

export interface Across {
  readonly at: (x: number) => number;
  /** The left edge of a box that begins at `x`. */
  readonly box: (x: number, width: number) => number;
}

export function across(width: number, direction: 'ltr' | 'rtl'): Across {
  return direction === 'rtl'
    ? { at: (x) => width - x, box: (x, wide) => width - x - wide }
    : { at: (x) => x, box: (x) => x };
}
