import { describe, expect, it } from 'vitest';
import { databaseName } from '../../src/client/databaseName.ts';
import { deliver } from '../../src/client/delivery.ts';
import { draftOf } from '../../src/client/fillingDraft.ts';
import { findUnderCode } from '../../src/client/finds.ts';
import { handIn } from '../../src/client/handIn.ts';
import { keptHere } from '../../src/client/keptHere.ts';
import { isOver, keptUntil, removeWhatIsOver } from '../../src/client/keptHours.ts';
import {
  type KioskChoices,
  kioskSettings,
  setKeepsDrafts,
  switchKioskOff,
  switchKioskOn,
} from '../../src/client/kioskMode.ts';
import { clientWorld, random, TestDevice } from './clientWorld.ts';
import { openedForm, savedDraft, sealed, sentForm, sessionOf } from './fillFor.ts';

const hourMs = 3_600_000;
const choices: KioskChoices = { keepsDrafts: true, language: 'sv', salt: random(16), pinHash: random(32) };

async function tablet(change: Partial<KioskChoices> = {}) {
  const world = await clientWorld();
  const device = new TestDevice(world);
  await switchKioskOn(device, { ...choices, ...change });
  return { world, device };
}

const stateAtStart = async (device: TestDevice, world: Awaited<ReturnType<typeof clientWorld>>) => {
  const finds = await findUnderCode(device, await sessionOf(device, world.code()));
  return finds.find(({ occasion }) => occasion === 'start')?.state;
};

describe('a draft on a shared tablet', () => {
  it('I10: resumes with its code within a day, and is gone after it', async () => {
    const { world, device } = await tablet();
    (await savedDraft(device, world.code(), '40-49')).form.release();
    device.clockMs += 23 * hourMs;
    expect(await stateAtStart(device, world)).toBe('draft');
    device.clockMs += hourMs;
    expect(await stateAtStart(device, world)).toBe('none');
    await removeWhatIsOver(device);
    expect(await device.database.cells.count()).toBe(0);
  });

  it('says when it ends in whole hours, and nothing else about time', async () => {
    const { world, device } = await tablet();
    device.clockMs = 500_000 * hourMs + 1_234_567;
    await savedDraft(device, world.code(), '40-49');
    const [row] = await device.database.cells.toArray();
    expect(Object.keys(row ?? {}).sort()).toEqual(['blob', 'id', 'until']);
    expect(row?.until).toBe(500_024);
  });

  it('is not opened when its hour came while the page was open', async () => {
    const { world, device } = await tablet();
    (await savedDraft(device, world.code(), '40-49')).form.release();
    device.clockMs += 24 * hourMs;
    const { filling } = await openedForm(device, world.code());
    expect(filling.answers.has('age-group')).toBe(false);
  });

  it('I10: is never written where staff chose to keep nothing, and the form can still be sent', async () => {
    const { world, device } = await tablet({ keepsDrafts: false });
    const { session, form, filling } = await savedDraft(device, world.code(), '40-49');
    expect(await device.database.cells.count()).toBe(0);
    const outcome = await handIn(device, session, {
      filling,
      language: 'sv',
      draft: form.draft,
      tagSeen: form.tagSeen,
    });
    if (outcome.outcome !== 'sealed') throw new Error(outcome.outcome);
    expect((await deliver(device, outcome.slot, 'asked')).outcome).toBe('sent');
    expect((await world.payloadOf(world.code(), 'start'))?.answers).toContainEqual({
      linkId: 'age-group',
      lang: 'sv',
      value: '40-49',
    });
  });

  it('goes at once when staff choose to keep nothing', async () => {
    const { world, device } = await tablet();
    await savedDraft(device, world.code(), '40-49');
    await setKeepsDrafts(device, false);
    expect(await device.database.cells.count()).toBe(0);
    expect(await kioskSettings(device.database)).toMatchObject({ keepsDrafts: false });
  });

  it.each(['by a clock that was set back', 'by staff, who keep nothing from now on'])(
    'taken away %s is not lost with its page open: it can be saved and sent',
    async (way) => {
      const { world, device } = await tablet();
      const { session, form, filling } = await savedDraft(device, world.code(), '40-49');
      if (way.includes('clock')) {
        device.clockMs -= 2 * hourMs;
        await removeWhatIsOver(device);
        expect(await device.database.cells.count()).toBe(0);
        expect(await form.draft.save(draftOf(filling, 'sv', undefined))).toBe('saved');
        device.clockMs -= 2 * hourMs;
        await removeWhatIsOver(device);
      } else {
        await setKeepsDrafts(device, false);
        expect(await form.draft.save(draftOf(filling, 'sv', undefined))).toBe('unkept');
      }
      const work = { filling, language: 'sv', draft: form.draft, tagSeen: form.tagSeen } as const;
      expect(await handIn(device, session, work)).toMatchObject({ outcome: 'sealed' });
      // What was saved late does not bring the draft back.
      expect(await form.draft.save(draftOf(filling, 'sv', undefined))).not.toBe('saved');
      expect(await device.database.cells.count()).toBe(0);
    },
  );

  it('on a personal device says nothing about time and stays', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    await savedDraft(device, world.code(), '40-49');
    device.clockMs += 400 * 24 * hourMs;
    await removeWhatIsOver(device);
    expect((await device.database.cells.toArray()).map(({ until }) => until)).toEqual([undefined]);
  });
});

describe('answers sealed on a shared tablet', () => {
  it('leave no draft behind, in the same transaction', async () => {
    const { world, device } = await tablet();
    await sealed(device, world.code(), '40-49');
    expect(await device.database.cells.count()).toBe(0);
    expect(await device.database.outbox.toArray()).toMatchObject([{ cell: null, doneBlob: null, st: 'ready' }]);
  });

  it('keep their draft when the transaction fails', async () => {
    const { world, device } = await tablet();
    device.database.outbox.hook('creating', () => {
      throw new DOMException('', 'QuotaExceededError');
    });
    await expect(sealed(device, world.code(), '40-49')).rejects.toThrow();
    expect(await device.database.cells.count()).toBe(1);
    expect(await device.database.outbox.count()).toBe(0);
  });

  it('leave nothing at all once they have arrived', async () => {
    const { world, device } = await tablet();
    expect((await sentForm(device, world.code(), '40-49')).outcome).toBe('sent');
    expect(await device.database.cells.count()).toBe(0);
    expect(await device.database.outbox.count()).toBe(0);
  });
});

describe('switching a device to a shared tablet', () => {
  it('gives what is already here a tablet’s life', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    (await savedDraft(device, world.code(), '40-49')).form.release();
    await sealed(device, world.code(1), '30-39');
    await switchKioskOn(device, choices);
    const cells = await device.database.cells.toArray();
    expect(cells.map(({ until }) => until)).toEqual([keptUntil(device.clockMs)]);
    expect(await device.database.outbox.toArray()).toMatchObject([{ cell: null, doneBlob: null }]);
  });

  it('removes every draft where nothing is to be kept', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    await savedDraft(device, world.code(), '40-49');
    await switchKioskOn(device, { ...choices, keepsDrafts: false });
    expect(await device.database.cells.count()).toBe(0);
  });

  it('and back makes it a personal device again', async () => {
    const { device } = await tablet();
    await switchKioskOff(device);
    expect(await kioskSettings(device.database)).toBeUndefined();
  });

  it('is not believed of a row that this page did not write', async () => {
    const { device } = await tablet();
    for (const value of [null, 'on', {}, { v: 2 }, { ...choices, v: 1, failures: '0', notBeforeMs: 0 }]) {
      await device.database.meta.put({ k: 'kiosk', value });
      expect(await kioskSettings(device.database)).toBeUndefined();
    }
  });
});

describe('the language of a shared tablet', () => {
  it('is there for the first page, which has no database layer', async () => {
    const device = new TestDevice(await clientWorld(), databaseName);
    expect((await keptHere()).tabletLanguage).toBeUndefined();
    await switchKioskOn(device, { ...choices, language: 'en' });
    expect((await keptHere()).tabletLanguage).toBe('en');
    await switchKioskOff(device);
    expect((await keptHere()).tabletLanguage).toBeUndefined();
    await device.database.delete();
  });

  it('is looked for without making a database', async () => {
    expect((await keptHere()).tabletLanguage).toBeUndefined();
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(databaseName);
  });
});

describe('the hour with which a cell ends', () => {
  it('comes after more than 23 and at most 24 hours, wherever in an hour it was written', () => {
    for (let minute = 0; minute < 60; minute += 7) {
      const writtenMs = 480_000 * hourMs + minute * 60_000;
      const until = keptUntil(writtenMs);
      expect(isOver(until, writtenMs + 23 * hourMs)).toBe(false);
      expect(isOver(until, writtenMs + 24 * hourMs)).toBe(true);
    }
  });

  it('counts as over when no honest clock can have written it', () => {
    const nowMs = 480_000 * hourMs;
    for (const until of [480_025, Number.NaN, '480001', null, Number.POSITIVE_INFINITY]) {
      expect(isOver(until, nowMs)).toBe(true);
    }
    expect(isOver(480_024, nowMs)).toBe(false);
    expect(isOver(undefined, nowMs)).toBe(false);
  });
});
