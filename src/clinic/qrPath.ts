// Draws a QR code as the `d` of one SVG path: no inline style, no image, sharp at any print resolution.
import { encode } from 'uqr';

export interface QrPath {
  /** Modules along one side, quiet zone included: the viewBox is `0 0 size size`. */
  readonly size: number;
  readonly path: string;
}

/** Four light modules on every side: what readers need to find the symbol on a crowded sheet. */
const quietZone = 4;

/** Error correction M: a folded or stained slip still scans, and the modules stay large. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone });
  const path = data
    .map((row, y) =>
      runsOf(row)
        .map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)
        .join(''),
    )
    .join('');
  return { size, path };
}

/** The dark stretches of one row as [first module, length]. */
function runsOf(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1);
    if (dark && last !== undefined && last[0] + last[1] === x) last[1] += 1;
    else if (dark) runs.push([x, 1]);
  }
  return runs;
}
