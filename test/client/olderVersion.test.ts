// The clinic moves on to a new version while a form is half filled in: the form stays on the version it began with.
import { describe, expect, it, vi } from 'vitest';
import { openForm } from '../../src/client/openForm.ts';
import { refreshProfile } from '../../src/client/profileStore.ts';
import { answersAt } from '../../src/core/answers.ts';
import { fromBase64url, toBase64url } from '../../src/core/base64url.ts';
import { occasions } from '../../src/core/occasion.ts';
import { encodeSignedFiles } from '../../src/core/signedFiles.ts';
import { signProfile } from '../../src/crypto/profileSignature.ts';
import { deriveSeedKeys } from '../../src/crypto/recoverySeed.ts';
import { catalogue, newestVersions } from '../../src/questionnaires/catalogue.ts';
import { type ClientWorld, clientWorld, TestDevice } from './clientWorld.ts';
import { openedForm, savedDraft, sentForm, sessionOf } from './fillFor.ts';

// Argon2 aside everything is real, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const older = catalogue.filter(({ version }) => version === '1.0.0');

/** The clinic publishes a plan with the later version alone, and the device hears of it. */
async function moveOn(world: ClientWorld, device: TestDevice): Promise<void> {
  const { clinic, profile } = world;
  if (clinic.vault.seed === undefined) throw new Error('a new clinic has a seed');
  const plan = newestVersions.map(({ url, version, hash }) => ({
    url,
    version,
    sha512: fromBase64url(hash),
    occasions,
  }));
  const signed = signProfile({ ...profile, seq: 2, plan }, deriveSeedKeys(clinic.vault.seed).root.secretKey);
  const body = encodeSignedFiles({
    profile: signed.bytes,
    profileSignature: signed.signature,
    about: clinic.about.bytes,
    aboutSignature: clinic.about.signature,
  });
  const answer = await world.admin('profile', body);
  if (answer.status !== 200) throw new Error(`the new profile was answered ${answer.status}`);
  expect((await refreshProfile(device)).state).toBe('known');
}

describe('after the clinic has moved on', () => {
  it('H12: a draft opens on the version it began with, with its answers', async () => {
    const world = await clientWorld(older);
    const device = new TestDevice(world);
    (await savedDraft(device, world.code(), '30-39')).form.release();
    await moveOn(world, device);
    const session = await sessionOf(device, world.code());
    expect(session.choice('start').questionnaire.version).toBe('1.1.0');
    const opening = await openForm(device, session, 'start', 'sv');
    if (opening.outcome !== 'resumed') throw new Error(opening.outcome);
    expect(opening.filling.questionnaire.version).toBe('1.0.0');
    expect(opening.filling.answers.get('age-group')).toMatchObject({ value: '30-39' });
  });

  it('H12: it arrives as an answer to that version, content hash included', async () => {
    const world = await clientWorld(older);
    const device = new TestDevice(world);
    (await savedDraft(device, world.code(), '30-39')).form.release();
    await moveOn(world, device);
    await sentForm(device, world.code(), '40-49');
    const payload = await world.payloadOf(world.code(), 'start');
    expect(payload?.questionnaire).toEqual({
      id: 'kast-self-rating',
      ver: '1.0.0',
      sha: world.profile.plan.map(({ sha512 }) => toBase64url(sha512))[0],
    });
  });

  it('H12: a form that is begun now begins on the new version', async () => {
    const world = await clientWorld(older);
    const device = new TestDevice(world);
    await moveOn(world, device);
    const { filling } = await openedForm(device, world.code(), 'end');
    expect(filling.questionnaire.version).toBe('1.1.0');
    expect(filling.answers).toEqual(answersAt(filling.questionnaire, 'end', 'sv'));
  });
});
