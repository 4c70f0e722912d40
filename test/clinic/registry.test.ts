import { describe, expect, test } from 'vitest';
import { issueSheet, renumberSheet } from '../../src/clinic/issueSheet.ts';
import { appendToRegistry, furtherRead, readRegistry, unreadRegistry } from '../../src/clinic/registry.ts';
import { handOut, revoke } from '../../src/clinic/slipChanges.ts';
import { parseCode } from '../../src/core/code.ts';
import { decodeUtf8, encodeUtf8 } from '../../src/core/utf8.ts';
import { openedClinic, quickSheet, sessionOf } from './testSession.ts';

describe('the shared registry', () => {
  test('a colleague reads what the other has entered', async () => {
    const clinic = await openedClinic();
    const { registry } = await quickSheet(clinic, clinic.session.registry);
    await handOut(clinic.session, registry, clinic.day, '0003');
    const colleague = await sessionOf(clinic.workplace, clinic.session.vault);
    expect([...colleague.registry.state.slips.keys()]).toHaveLength(10);
    expect(colleague.registry.state.slips.get('0003')?.handedOutOn).toBe(clinic.day);
  });

  test('who comes second reads again, and appends after the other', async () => {
    const clinic = await openedClinic();
    const { registry } = await quickSheet(clinic, clinic.session.registry);
    const first = await handOut(clinic.session, registry, clinic.day, '0001');
    const second = await handOut(clinic.session, registry, clinic.day, '0002');
    if (!first.ok || !second.ok) throw new Error('not appended');
    expect(first.registry.end.last).toBe(11);
    expect(second.registry.end.last).toBe(12);
    expect(second.registry.state.slips.get('0001')?.handedOutOn).toBe(clinic.day);
  });

  test('what was read before a change does not stand for what was read with it, whichever is told last', async () => {
    const clinic = await openedClinic();
    const { registry: before } = await quickSheet(clinic, clinic.session.registry);
    const handedOut = await handOut(clinic.session, before, clinic.day, '0001');
    if (!handedOut.ok) throw new Error(handedOut.failure);
    expect(furtherRead(before, handedOut.registry)).toBe(handedOut.registry);
    expect(furtherRead(handedOut.registry, before)).toBe(handedOut.registry);
  });

  test('handing out what a colleague has handed out adds nothing', async () => {
    const clinic = await openedClinic();
    const { registry } = await quickSheet(clinic, clinic.session.registry);
    await handOut(clinic.session, registry, clinic.day, '0001');
    await handOut(clinic.session, registry, clinic.day, '0002');
    const again = await handOut(clinic.session, registry, clinic.day, '0001');
    if (!again.ok) throw new Error(again.failure);
    expect(again.registry.end.last).toBe(12);
  });

  test('an answer lost on the way back is resolved by the same bytes', async () => {
    const clinic = await openedClinic();
    const { registry } = await quickSheet(clinic, clinic.session.registry);
    clinic.workplace.lost.set('/api/v1/admin/records', 1);
    const outcome = await handOut(clinic.session, registry, clinic.day, '0001');
    if (!outcome.ok) throw new Error(outcome.failure);
    expect(outcome.registry.end.last).toBe(11);
  });

  test('a registry shorter than before is refused', async () => {
    const clinic = await openedClinic();
    const { registry } = await quickSheet(clinic, clinic.session.registry);
    const admin = {
      ...clinic.session.admin,
      recordsAfter: async () => ({ ok: true, value: { last: 4, records: [] } }) as const,
    };
    expect(await readRegistry({ ...clinic.session.access, admin }, registry)).toEqual({
      ok: false,
      failure: 'rollback',
    });
  });

  test('a record withheld, doubled, swapped or changed is refused', async () => {
    const clinic = await openedClinic();
    await quickSheet(clinic, clinic.session.registry);
    const page = await clinic.session.admin.recordsAfter(0);
    if (!page.ok) throw new Error(page.failure);
    const [first, second, ...rest] = page.value.records;
    if (first === undefined || second === undefined) throw new Error('no records');
    const changed = Uint8Array.from(first);
    changed[500] = (changed[500] ?? 0) ^ 1;
    for (const records of [rest, [first, first], [second, first, ...rest], [changed, second, ...rest]]) {
      const answers = [
        { last: 10, records },
        { last: 10, records: [] },
      ];
      const admin = {
        ...clinic.session.admin,
        recordsAfter: async () => ({ ok: true, value: answers.shift() ?? { last: 10, records: [] } }) as const,
      };
      expect(await readRegistry({ ...clinic.session.access, admin }, unreadRegistry)).toEqual({
        ok: false,
        failure: 'registry',
      });
    }
  });

  test('a revoked slip is closed at the intake before it is entered', async () => {
    const clinic = await openedClinic();
    const { registry } = await quickSheet(clinic, clinic.session.registry);
    clinic.workplace.calls.length = 0;
    const outcome = await revoke(clinic.session, registry, clinic.day, '0005');
    if (!outcome.ok) throw new Error(outcome.failure);
    const posts = clinic.workplace.calls.filter((call) => call.startsWith('POST'));
    expect(posts).toEqual(['POST /api/v1/admin/revoke', 'POST /api/v1/admin/records']);
    expect(outcome.registry.state.slips.get('0005')?.revokedOn).toBe(clinic.day);
  });

  test('gives up after five conflicts in a row', async () => {
    const clinic = await openedClinic();
    const admin = {
      ...clinic.session.admin,
      appendRecords: async () => ({ ok: false, failure: 'conflict', last: 9 }) as const,
    };
    const outcome = await appendToRegistry({ ...clinic.session.access, admin }, unreadRegistry, clinic.day, () => [
      { k: 'handed-out', serial: '0001' },
    ]);
    expect(outcome).toEqual({ ok: false, failure: 'conflict' });
  });
});

describe('a sheet of ten', () => {
  test('two colleagues issue at once: the second gets the next numbers, and all codes differ', {
    timeout: 120_000,
  }, async () => {
    const clinic = await openedClinic();
    const colleague = await sessionOf(clinic.workplace, clinic.session.vault);
    const { workplace, session, day } = clinic;
    const first = await issueSheet(session, session.registry, day, workplace.runTask, () => {});
    const second = await issueSheet(colleague, colleague.registry, day, workplace.runTask, () => {});
    if (!first.ok || !second.ok) throw new Error('not issued');
    expect(first.issued.slips.map(({ serial }) => serial)).toEqual(serials(1, 10));
    expect(second.issued.slips.map(({ serial }) => serial)).toEqual(serials(11, 20));
    expect([first.issued.sheet, second.issued.sheet]).toEqual([1, 2]);
    const codes = [...first.issued.slips, ...second.issued.slips].map(({ code }) => decodeUtf8(code));
    expect(new Set(codes).size).toBe(20);
    expect(codes.every((code) => parseCode(code).ok)).toBe(true);
    const { state } = second.issued.registry;
    expect([...state.slips.keys()]).toEqual(serials(1, 20));
    expect(state.slots.size).toBe(200);
  });

  test('renumbering changes numbers and nothing else', () => {
    const made = {
      slips: [
        { serial: '0001', code: encodeUtf8('AAAA-BBBB-CCCC') },
        { serial: '0002', code: encodeUtf8('DDDD-EEEE-FFFF') },
      ],
      slotRecords: [],
      events: [
        { k: 'slip', serial: '0001', sheet: 1, instr: 'x', slots: { start: 'a' }, spare: [] },
        { k: 'slip', serial: '0002', sheet: 1, instr: 'x', slots: { start: 'b' }, spare: [] },
      ],
    } as const;
    expect(renumberSheet(made, 3, 21)).toEqual({
      slips: [
        { serial: '0021', code: encodeUtf8('AAAA-BBBB-CCCC') },
        { serial: '0022', code: encodeUtf8('DDDD-EEEE-FFFF') },
      ],
      slotRecords: [],
      events: [
        { k: 'slip', serial: '0021', sheet: 3, instr: 'x', slots: { start: 'a' }, spare: [] },
        { k: 'slip', serial: '0022', sheet: 3, instr: 'x', slots: { start: 'b' }, spare: [] },
      ],
    });
  });
});

function serials(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index).padStart(4, '0'));
}
