// A slow, obvious reader of small QR symbols: undoes the mask, walks the zigzag, takes the bytes as they come. It trusts
// the symbol to be whole (no error correction) and reads one block in byte mode, as short addresses have.
import type { QrCodeGenerateResult } from 'uqr';

const masks: readonly ((y: number, x: number) => boolean)[] = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (_y, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
];

/** `dark` without quiet zone. `isData` tells which modules carry data: it depends on the version alone. */
export function readQr(dark: readonly (readonly boolean[])[], isData: (y: number, x: number) => boolean): string {
  const size = dark.length;
  const bit = (y: number, x: number) => (dark[y]?.[x] ? 1 : 0);
  // Format bits beside the upper left finder, row 8, columns 2–4: the mask, itself masked with 101.
  const mask = ((bit(8, 2) << 2) | (bit(8, 3) << 1) | bit(8, 4)) ^ 0b101;
  const bits: number[] = [];
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = upwards ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (isData(y, x)) bits.push(bit(y, x) ^ (masks[mask]?.(y, x) ? 1 : 0));
      }
    }
    upwards = !upwards;
  }
  const number = (from: number, length: number) => Number.parseInt(bits.slice(from, from + length).join(''), 2);
  if (number(0, 4) !== 0b0100) throw new Error('not in byte mode');
  const length = number(4, 8);
  return new TextDecoder().decode(Uint8Array.from({ length }, (_, index) => number(12 + 8 * index, 8)));
}

export function isDataModule({ types }: QrCodeGenerateResult): (y: number, x: number) => boolean {
  return (y, x) => types[y]?.[x] === 0;
}
