import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrPath } from '../../src/clinic/qrPath.ts';
import { isDataModule, readQr } from './naiveQrReader.ts';

const addresses = ['https://kolla.example/', 'http://127.0.0.1:8787/'];

/** The modules that the path paints, one by one. */
function paintedModules({ size, path }: { size: number; path: string }): boolean[][] {
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x = '', y = '', length = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let offset = 0; offset < Number(length); offset++) {
      const row = modules[Number(y)];
      if (row === undefined || row[Number(x) + offset] !== false) throw new Error('painted outside or twice');
      row[Number(x) + offset] = true;
    }
  }
  return modules;
}

test.each(addresses)('the path paints exactly the modules of the symbol for %s', (address) => {
  const painted = paintedModules(qrPath(address));
  expect(painted).toEqual(encode(address, { ecc: 'M', border: 4 }).data);
});

test('the path is made of nothing but whole dark runs', () => {
  expect(qrPath('https://kolla.example/').path.replace(/M\d+ \d+h(\d+)v1h-\1z/g, '')).toBe('');
});

test.each(addresses)('a reader that knows nothing of the encoder reads %s and no more', (address) => {
  const whole = paintedModules(qrPath(address));
  const inner = whole.slice(4, -4).map((row) => row.slice(4, -4));
  const layout = encode(address, { ecc: 'M', border: 0 });
  expect(readQr(inner, isDataModule(layout))).toBe(address);
});

test('four modules around the symbol are light', () => {
  const { size, path } = qrPath('https://kolla.example/');
  const painted = paintedModules({ size, path });
  const margin = painted.flatMap((row, y) => row.filter((_, x) => Math.min(x, y, size - 1 - x, size - 1 - y) < 4));
  expect(margin.some(Boolean)).toBe(false);
});
