import { describe, expect, it } from 'vitest';
import type { DerivedKeys, SlotName } from '../../src/client/derivedKeys.ts';
import { Session } from '../../src/client/session.ts';
import { unlock } from '../../src/client/unlock.ts';
import { isZero } from '../../src/core/bytes.ts';
import { codeData } from '../../src/core/code.ts';
import { occasions } from '../../src/core/occasion.ts';
import { newestVersions } from '../../src/questionnaires/catalogue.ts';
import { clientWorld, quickRoot, TestDevice } from './clientWorld.ts';
import { sessionOf } from './fillFor.ts';

const watch = { onProgress: () => undefined, onDerivation: () => undefined };

/** A device that also tells what was derived for it. */
function watched(device: TestDevice) {
  const derived: DerivedKeys[] = [];
  const { derive } = device;
  const names: SlotName[] = [];
  const telling: typeof derive = (typed, salt, onProgress, slots) => {
    const derivation = derive(typed, salt, onProgress, slots);
    const keys = derivation.keys.then((made) => {
      derived.push(made);
      names.push(...made.slots.map(({ instr, occasion }) => ({ instr, occasion })));
      return made;
    });
    return { ...derivation, keys };
  };
  Object.assign(device, { derive: telling });
  return { derived, names };
}

const secretsOf = ({ root, slots }: DerivedKeys) => [
  root,
  ...slots.flatMap(({ keys }) => [keys.slotSecretKey, keys.attestKey, keys.cellId, keys.cellKey]),
];

describe('the keys of a code', () => {
  it('are derived for every occasion of the plan beside the root, and are those that the clinic registered', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const { names } = watched(device);
    const session = await sessionOf(device, world.code());
    expect(names.map(({ occasion }) => occasion)).toEqual([...occasions]);
    for (const occasion of occasions)
      expect(session.slotKeys(occasion)).toEqual(world.slotKeys(world.code(), occasion));
  });

  it('are derived on demand where the plan was not known in time', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const { profile, choices } = await sessionOf(device, world.code());
    const root = quickRoot(codeData(world.code()), world.profile.salt);
    const session = new Session(profile, choices, { root, slots: [] }, codeData(world.code()));
    expect(session.slotKeys('end')).toEqual(world.slotKeys(world.code(), 'end'));
  });

  it('are all overwritten at the end, asked for or not', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const { derived } = watched(device);
    const session = await sessionOf(device, world.code());
    const secrets = derived.flatMap(secretsOf);
    expect(secrets.length).toBe(1 + 4 * occasions.length);
    expect(secrets.some((bytes) => isZero(bytes))).toBe(false);
    session.wipe();
    expect(secrets.every((bytes) => isZero(bytes))).toBe(true);
  });

  it('are overwritten when this page has none of the questions that the clinic plans', async () => {
    const [entry] = newestVersions;
    if (entry === undefined) throw new Error('nothing is published');
    const unknown = { ...entry, version: '99.0.0' };
    const world = await clientWorld([unknown]);
    const device = new TestDevice(world);
    const { derived } = watched(device);
    expect(await unlock(device, world.code(), watch)).toEqual({
      outcome: 'stopped',
      stop: { kind: 'questions-missing' },
    });
    expect(derived).toHaveLength(1);
    expect(derived.flatMap(secretsOf).every((bytes) => isZero(bytes))).toBe(true);
  });
});
