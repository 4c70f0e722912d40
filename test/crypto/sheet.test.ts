import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toBase64url } from '../../src/core/base64url.ts';
import { compareBytes, equalBytes } from '../../src/core/bytes.ts';
import { codeData, parseCode } from '../../src/core/code.ts';
import type { Day } from '../../src/core/day.ts';
import { registryState } from '../../src/core/registryState.ts';
import { encodeSlotRecords, parseSlotRecords } from '../../src/core/slotRecords.ts';
import { attestTag } from '../../src/crypto/attestTag.ts';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { sha512 } from '../../src/crypto/primitives.ts';
import { openRegistry, sealRegistry } from '../../src/crypto/registrySealing.ts';
import { makeSheet, type SheetInput } from '../../src/crypto/sheet.ts';

// The slow derivation has its own tests; here a quick one stands in its place in the argument list.
const quickRoot = (data: string, salt: Uint8Array) => sha512(Buffer.concat([Buffer.from(data), salt])).slice(0, 32);

const input: SheetInput = {
  clinicId: randomBytes(16),
  clinicSalt: randomBytes(16),
  rootPublicKey: randomBytes(32),
  plan: [{ instr: 'probe', occasions: ['start', 'end', 'follow-up-6m'] }],
  sheet: 3,
  firstSerial: 21,
  opens: 20_703,
  closes: 24_355,
  randomBytes,
  deriveRoot: quickRoot,
};

describe('a sheet of ten', async () => {
  const sheet = await makeSheet(input);

  it('has ten different valid codes under running serials', () => {
    expect(sheet.slips.map(({ serial }) => serial)).toEqual(
      Array.from({ length: 10 }, (_, index) => String(21 + index).padStart(4, '0')),
    );
    expect(new Set(sheet.slips.map(({ code }) => code)).size).toBe(10);
    expect(sheet.slips.every(({ code }) => parseCode(code).ok)).toBe(true);
  });

  it('registers every slot, the four spare ones too, as one sorted list', () => {
    expect(sheet.slotRecords).toHaveLength(10 * 7);
    const keys = sheet.slotRecords.map(({ slotPublicKey }) => slotPublicKey);
    expect(keys.every((key, index) => index === 0 || compareBytes(keys[index - 1] ?? key, key) < 0)).toBe(true);
    expect(parseSlotRecords(encodeSlotRecords(sheet.slotRecords))).toEqual(sheet.slotRecords);
    expect(sheet.slotRecords.every(({ opens, closes }) => opens === 20_703 && closes === 24_355)).toBe(true);
  });

  it('gives each slot the tag that the code leads to, and the registry the place that it has', () => {
    const { records } = sealRegistry(sheet.events, '2026-09-07' as Day, randomBytes(32), randomBytes);
    expect(records).toHaveLength(10);
    const state = registryState(
      sheet.events.map((event, index) => ({ v: 1, n: index + 1, p: '', day: '2026-09-07' as Day, ...event })),
    );
    for (const { serial, code } of sheet.slips) {
      const parsed = parseCode(code);
      const root = quickRoot(parsed.ok ? codeData(parsed.code) : '', input.clinicSalt);
      for (const occasion of ['start', 'end', 'follow-up-6m', 'spare-1', 'spare-4']) {
        const keys = deriveSlotKeys(root, 'probe', occasion);
        const record = sheet.slotRecords.find(({ slotPublicKey }) => equalBytes(slotPublicKey, keys.slotPublicKey));
        const tag = attestTag(keys.attestKey, input.clinicId, input.rootPublicKey, keys.slotPublicKey);
        expect(record?.attestTag).toEqual(tag);
        expect(state.slots.get(toBase64url(keys.slotPublicKey))).toEqual({ serial, instr: 'probe', occasion });
      }
    }
  });

  it('tells the registry and the intake nothing of the codes', () => {
    const told = JSON.stringify(sheet.events) + JSON.stringify(sheet.slotRecords);
    for (const { code } of sheet.slips) {
      expect(told).not.toContain(code);
      expect(told).not.toContain(code.replaceAll('-', ''));
    }
  });
});

it('a sheet has one record a slip for each questionnaire of the plan', async () => {
  const plan = [...input.plan, { instr: 'other', occasions: ['start'] }];
  const done: number[] = [];
  const sheet = await makeSheet({ ...input, plan, onSlip: (count) => done.push(count) });
  expect(sheet.events).toHaveLength(20);
  expect(sheet.slotRecords).toHaveLength(10 * (7 + 5));
  expect(done).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const { records } = sealRegistry(sheet.events, '2026-09-07' as Day, randomBytes(32), randomBytes);
  expect(openRegistry(records, randomBytes(32)).ok).toBe(false);
});

it('C16: no sheet is made from a random source that stands still', async () => {
  await expect(makeSheet({ ...input, randomBytes: (length) => new Uint8Array(length).fill(7) })).rejects.toThrow(
    'random-source-broken',
  );
});
