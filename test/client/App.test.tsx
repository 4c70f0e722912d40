import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { storedProfile } from '../../src/client/profileStore.ts';
import { clientScreen } from './clientScreen.tsx';
import { clientWorld, TestDevice } from './clientWorld.ts';
import { sentForm } from './fillFor.ts';
import { firstWords, toFirstQuestion } from './firstQuestion.ts';

describe.each(['sv', 'en'] as const)('the whole way (%s)', (language) => {
  it('goes from the start page to the receipt and leaves nothing to read', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const page = await clientScreen(device, language);
    await toFirstQuestion(page, world.code());
    await page.choose(firstWords[language].age);
    await page.saved();
    await page.press('question.next');
    await page.skipToCheck();
    expect(screen.getByText(firstWords[language].ageShort)).toBeTruthy();
    await page.press('check.send');
    await page.sees('receipt.title');
    expect(screen.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)).toBeTruthy();
    const payload = await world.payloadOf(world.code(), 'start');
    expect(payload?.lang).toBe(language);
    expect(payload?.answers).toContainEqual({ linkId: 'age-group', lang: language, value: '40-49' });
    expect(document.body.textContent).not.toContain(firstWords[language].ageShort);
    await page.press('receipt.done');
    await page.sees('start.title');
  });

  it('names the clinic, its notice and its support lines only once a code is open', async () => {
    const world = await clientWorld();
    const page = await clientScreen(new TestDevice(world), language);
    const clinic = language === 'sv' ? 'Mottagningen Exempel' : 'The Example Clinic';
    expect(document.body.textContent).not.toContain(clinic);
    await page.enterCode(world.code());
    await page.chooseOccasion(firstWords[language].start);
    await page.sees('aboutAnswers.title');
    await waitFor(() => expect(document.body.textContent).toContain(clinic));
    await page.press('frame.support');
    expect(screen.getByRole('link', { name: /112/ }).getAttribute('href')).toBe('tel:112');
    expect(screen.getByRole('link', { name: /1177/ })).toBeTruthy();
    expect(screen.getByRole('link', { name: /020-12 34 56/ }).getAttribute('href')).toBe('tel:020123456');
    await page.press('support.return');
    await page.sees('aboutAnswers.title');
  });
});

describe('the code', () => {
  it('is refused at once when it is mistyped, in one sentence that does not say where', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const page = await clientScreen(device);
    await page.enterCode(world.code().replace(/.$/, (last) => (last === '0' ? '1' : '0')));
    expect(screen.getByRole('alert').textContent).toContain(page.text('code.refused'));
    expect(device.requests.filter((line) => line.startsWith('POST'))).toEqual([]);
  });

  it('is never written anywhere but into its field', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const page = await clientScreen(device);
    await toFirstQuestion(page, world.code());
    expect(document.documentElement.outerHTML).not.toContain(world.code());
    expect(JSON.stringify([location.href, history.state, document.title, device.requests])).not.toContain(world.code());
  });

  it('that the clinic does not know is said plainly, and another can be typed', async () => {
    const [world, other] = [await clientWorld(), await clientWorld()];
    const page = await clientScreen(new TestDevice(world));
    await page.enterCode(other.code());
    await page.chooseOccasion(firstWords.sv.start);
    await page.sees('stopped.code-unknown.title');
    await page.press('stopped.way.toCode');
    await page.sees('code.title');
  });

  it('whose answers have come from another device opens no form', async () => {
    const world = await clientWorld();
    await sentForm(new TestDevice(world), world.code(), '30-39');
    const page = await clientScreen(new TestDevice(world));
    await page.enterCode(world.code());
    await page.chooseOccasion(firstWords.sv.start);
    await page.sees('stopped.taken.title');
    expect(document.body.textContent).toContain('9\u00a0september 2026');
  });

  it('must be typed twice when nobody can say whether it exists', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const page = await clientScreen(device);
    await page.sees('start.title');
    await waitFor(async () => expect(await storedProfile(device)).toBeDefined());
    device.goOffline();
    await page.enterCode(world.code());
    await page.chooseOccasion(firstWords.sv.start);
    await page.sees('confirmCode.title');
    const field = screen.getByRole('textbox', { name: page.text('confirmCode.title') });
    await page.user.click(field);
    await page.user.paste(world.code(1));
    await page.press('code.continue');
    expect(screen.getByRole('alert').textContent).toContain(page.text('confirmCode.different'));
    await page.user.clear(field);
    await page.user.paste(world.code());
    await page.press('code.continue');
    await page.sees('aboutAnswers.title');
    expect(screen.getByText(page.text('aboutAnswers.clinicLater'))).toBeTruthy();
  });

  it('needs a network the very first time', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    device.goOffline();
    const page = await clientScreen(device);
    await page.enterCode(world.code());
    await page.sees('stopped.connect-once.title');
  });
});

describe('a draft', () => {
  it('B17: is resumed by its code at the first open question, and another code sees nothing of it', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const first = await clientScreen(device);
    await toFirstQuestion(first, world.code());
    await first.choose(firstWords.sv.age);
    await first.saved();
    await first.press('question.next');
    await first.press('question.skip');
    await first.seesHeading('Vilken är din högsta avslutade utbildning?');
    await first.saved();
    first.unmount();

    const stranger = await clientScreen(device);
    await stranger.enterCode(world.code(1));
    await stranger.sees('occasion.title');
    expect(document.body.textContent).not.toContain(stranger.text('occasion.draft'));
    stranger.unmount();

    const second = await clientScreen(device);
    await second.enterCode(world.code());
    await second.sees('resume.title');
    expect(document.body.textContent).toContain('1 fråga besvarad');
    await second.press('resume.continue');
    await second.seesHeading('Vilken är din högsta avslutade utbildning?');
  });

  it('keeps its answers through a change of language, and each answer the language it was read in', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const page = await clientScreen(device);
    await toFirstQuestion(page, world.code());
    await page.choose(firstWords.sv.age);
    await page.user.click(screen.getByRole('button', { name: 'English' }));
    expect(await screen.findByRole('radio', { name: firstWords.en.age, checked: true })).toBeTruthy();
    await page.user.click(screen.getByRole('button', { name: 'Next' }));
    await page.user.click(await screen.findByRole('radio', { name: 'Woman' }));
    await page.user.click(screen.getByRole('button', { name: 'Next' }));
    while (screen.queryByRole('heading', { level: 1, name: 'Check your answers' }) === null) {
      await page.user.click(screen.getByRole('button', { name: 'Skip' }));
    }
    await page.user.click(screen.getByRole('button', { name: 'Send my answers' }));
    await page.seesHeading('The clinic has your answers');
    const answers = (await world.payloadOf(world.code(), 'start'))?.answers ?? [];
    expect(answers.filter(({ linkId }) => linkId !== 'occasion').map(({ lang }) => lang)).toEqual(['sv', 'en']);
  });

  it('B09: that cannot be saved is said at once, and the answers stay on the page', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const page = await clientScreen(device);
    await toFirstQuestion(page, world.code());
    device.database.cells.hook('creating', () => {
      throw new DOMException('', 'QuotaExceededError');
    });
    await page.choose(firstWords.sv.age);
    expect((await screen.findByRole('alert')).textContent).toContain(page.text('save.failedTitle'));
    expect(screen.queryByText(page.text('save.saved'))).toBeNull();
    expect(screen.getByRole('radio', { name: firstWords.sv.age, checked: true })).toBeTruthy();
  });

  it('B03: that is damaged is said to be so and stays until the person starts over', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const first = await clientScreen(device);
    await toFirstQuestion(first, world.code());
    await first.choose(firstWords.sv.age);
    await first.saved();
    first.unmount();
    const [cell] = await device.database.cells.toArray();
    if (cell === undefined) throw new Error('a draft was saved');
    await device.database.cells.put({
      id: cell.id,
      blob: cell.blob.map((byte, index) => (index === 99 ? byte ^ 1 : byte)),
    });
    const page = await clientScreen(device);
    await page.enterCode(world.code());
    await page.chooseOccasion(new RegExp(firstWords.sv.start));
    await page.sees('stopped.unreadable.title');
    expect(await device.database.cells.count()).toBe(1);
    await page.press('stopped.way.startOver');
    await page.sees('aboutAnswers.title');
  });
});

describe('a browser that refuses its storage', () => {
  it('is said to do so, and the page goes on', async () => {
    const world = await clientWorld();
    const device = new TestDevice(world);
    const page = await clientScreen(device);
    await page.sees('start.title');
    vi.spyOn(device.database.cells, 'get').mockRejectedValue(new DOMException('', 'InvalidStateError'));
    await page.enterCode(world.code());
    await page.sees('stopped.device-failed.title');
    await page.press('stopped.way.toCode');
    await page.sees('code.title');
  });
});
