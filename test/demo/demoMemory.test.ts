import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDemoMemory, writeDemoMemory } from '../../src/demo/demoMemory.ts';

const folder = mkdtempSync(join(tmpdir(), 'demo-memory-'));
const path = join(folder, 'demo.json');
const memory = { codes: [{ serial: '0011', code: '33N4-ZY7A-2G2E', slot: 'AAAA' }] };

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the demo’s memory', () => {
  it('is nothing before the first start', () => {
    expect(readDemoMemory(path)).toBeUndefined();
  });

  it('comes back as it was written', () => {
    writeDemoMemory(path, memory);
    expect(readDemoMemory(path)).toEqual(memory);
  });

  it.each(['', '{', 'null', '{}', '{"codes":1}', '{"codes":[1]}', '{"codes":[{"serial":"0011"}]}'])(
    'is nothing when the file says %s',
    (text) => {
      writeFileSync(path, text);
      expect(readDemoMemory(path)).toBeUndefined();
    },
  );
});
