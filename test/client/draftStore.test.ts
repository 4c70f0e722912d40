import { describe, expect, it, vi } from 'vitest';
import { DraftStore } from '../../src/client/draftStore.ts';
import { draftOf } from '../../src/client/fillingDraft.ts';
import { readCell } from '../../src/client/finds.ts';
import { openForm } from '../../src/client/openForm.ts';
import { clientWorld, TestDevice } from './clientWorld.ts';
import { openedForm, savedDraft, sealed, sessionOf } from './fillFor.ts';

async function opened() {
  const world = await clientWorld();
  const device = new TestDevice(world);
  const form = await openedForm(device, world.code());
  return { world, device, ...form, draft: draftOf(form.filling, 'sv', undefined) };
}

describe('a draft on the device', () => {
  it('B01: lies there as 32,808 bytes that only its code opens', async () => {
    const { world, device, form, draft } = await opened();
    await form.draft.save(draft);
    const [cell] = await device.database.cells.toArray();
    expect(cell?.blob.length).toBe(32_808);
    expect(readCell(cell?.blob, world.slotKeys(world.code(), 'start').cellKey)).toMatchObject({ state: 'draft' });
    expect(readCell(cell?.blob, world.slotKeys(world.code(1), 'start').cellKey)).toBeUndefined();
  });

  it('B01: has nothing in the clear: no answer, code, questionnaire or clinic in any row', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    await sealed(device, world.code(), '40-49');
    const rows = await Promise.all(device.database.tables.map((table) => table.toArray()));
    const bytes = JSON.stringify(rows, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    for (const telling of [
      '40-49',
      'age-group',
      'kast',
      'Mottagningen',
      'Example',
      world.code(),
      world.code().slice(0, 11),
    ]) {
      expect(bytes).not.toContain(telling);
    }
  });

  it('B16: does not overwrite what another page has saved since', async () => {
    const { device, session, form, draft } = await opened();
    await form.draft.save(draft);
    const stale = new DraftStore(device, session.slotKeys('start'), undefined);
    expect(await stale.save({ ...draft, skipped: ['age-group'] })).toBe('elsewhere');
    const [cell] = await device.database.cells.toArray();
    expect(readCell(cell?.blob, session.slotKeys('start').cellKey)).toMatchObject({ skipped: [] });
  });

  it('does not come back after another page has removed it', async () => {
    const { device, form, draft } = await opened();
    await form.draft.save(draft);
    await device.database.cells.clear();
    expect(await form.draft.save(draft)).toBe('elsewhere');
    expect(await device.database.cells.count()).toBe(0);
  });

  it('takes a second write while the first is still under way', async () => {
    const { device, session, form, draft } = await opened();
    const outcomes = await Promise.all([form.draft.save(draft), form.draft.save({ ...draft, skipped: ['age-group'] })]);
    expect(outcomes).toEqual(['saved', 'saved']);
    const [cell] = await device.database.cells.toArray();
    expect(readCell(cell?.blob, session.slotKeys('start').cellKey)).toMatchObject({ skipped: ['age-group'] });
  });

  it('seals nothing once it is closed, for its key is being overwritten', async () => {
    const { device, form, draft } = await opened();
    form.draft.close();
    await expect(form.draft.save(draft)).rejects.toThrow();
    expect(await device.database.cells.count()).toBe(0);
  });

  it('keeps out answers that could not travel', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const { filling, session } = await savedDraft(device, world.code(), 'no-such-group');
    expect(filling.answers.has('age-group')).toBe(true);
    const [cell] = await device.database.cells.toArray();
    const content = readCell(cell?.blob, session.slotKeys('start').cellKey);
    expect(content?.state === 'draft' && content.answers.map(({ linkId }) => linkId)).toEqual(['occasion']);
  });
});

describe('durability', () => {
  it('B20: is strict for every transaction that writes', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const spy = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await sealed(device, world.code(), '40-49');
    const writing = spy.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writing.length).toBeGreaterThan(2);
    for (const [, , options] of writing) expect(options?.durability).toBe('strict');
  });
});

describe('one draft, one page', () => {
  it('B15: is open on one page at a time, and another may only read what is saved', async () => {
    const world = await clientWorld();
    const held = new Set<string>();
    const locks = {
      request: async (name: string, _options: LockOptions, work: (lock: Lock | null) => Promise<unknown>) => {
        if (held.has(name)) return work(null);
        held.add(name);
        return Promise.resolve(work({ name, mode: 'exclusive' })).finally(() => held.delete(name));
      },
    } as unknown as LockManager;
    const [first, second] = [new TestDevice(world, 'shared', locks), new TestDevice(world, 'shared', locks)];
    const { form, filling } = await savedDraft(first, world.code(), '40-49');
    const before = await first.database.cells.toArray();
    const opening = await openForm(second, await sessionOf(second, world.code()), 'start', 'sv');
    expect(opening).toMatchObject({ outcome: 'stopped', stop: { kind: 'elsewhere' } });
    expect(opening.outcome === 'stopped' && opening.stop.kind === 'elsewhere' && opening.stop.saved).toEqual(filling);
    expect(await first.database.cells.toArray()).toEqual(before);
    form.release();
    await vi.waitFor(() => expect(held.size).toBe(0), { timeout: 20_000 });
    await expect(openedForm(second, world.code())).resolves.toBeDefined();
  });
});
