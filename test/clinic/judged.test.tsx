import { waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { axeFindings } from '../support/axeFindings.ts';
import { type TestLanguage, untilHeading } from './clinicScreen.tsx';
import { handedOut, type PersonScreen, personScreen, rowsOf, untilIdle } from './personScreen.tsx';

const languages: readonly TestLanguage[] = ['sv', 'en'];
const slow = { timeout: 180_000 };
const why = 'Klienten har bekräftat det';

const counts = ({ screen }: PersonScreen) =>
  ['accepted', 'look', 'unreadable'].map((list) => {
    const caption = [...document.querySelectorAll('caption')].find(({ textContent }) =>
      textContent?.startsWith(`${screen.words(`mail.${list}`)}: `),
    );
    return Number(/\d+/.exec(caption?.textContent ?? '')?.[0] ?? 0);
  });

async function because({ screen }: PersonScreen, as: 'counts' | 'aside', reason: string) {
  await screen.user.type(screen.getByLabelText(screen.words('judge.because')), reason);
  await screen.press(`judge.${as}.submit`);
  await untilIdle();
}

describe.each(languages)('a person’s word on a response (%s)', (language) => {
  test('sets aside what would count, with a reason, and is taken back', slow, async () => {
    const world = await personScreen(language, () => [[1, handedOut('0001')]], [['0001', 'start']]);
    const { screen } = world;
    await screen.press('mail.openFull', { serial: '0001', occasion: screen.words('occasion.start') });
    await screen.press('judge.aside.open');
    await untilHeading(screen, 'judge.aside.heading', { serial: '0001' });
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
    await screen.press('judge.aside.submit');
    expect(screen.getByRole('alert').textContent).toContain(screen.words('judge.becauseMissing'));
    expect(await axeFindings()).toEqual([]);
    await because(world, 'aside', why);
    await untilHeading(screen, 'mail.heading');
    expect(counts(world)).toEqual([0, 1, 0]);
    const [row] = rowsOf(screen, new RegExp(screen.words('mail.look')));
    expect(row?.[2]).toBe(`${screen.words('reason.aside')} ${screen.words('judge.written', { because: why })}`);
    expect(screen.getByText(screen.words('judge.aside.done', { serial: '0001' }))).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
    await screen.press('judge.undo');
    await untilIdle();
    expect(counts(world)).toEqual([1, 0, 0]);
  });
});

describe('what the registry would set aside', () => {
  test('counts on a person’s word, until the word is taken back', slow, async () => {
    const events = [...handedOut('0001'), { k: 'revoked', serial: '0001' } as const];
    const world = await personScreen('sv', () => [[1, events]], [['0001', 'start']]);
    const { screen } = world;
    expect(counts(world)).toEqual([0, 1, 0]);
    const reference = document.querySelectorAll('tbody td')[3]?.textContent ?? '';
    await screen.press('judge.counts.openFull', { serial: '0001', reference });
    await because(world, 'counts', why);
    expect(counts(world)).toEqual([1, 0, 0]);
    await screen.press('mail.openFull', { serial: '0001', occasion: screen.words('occasion.start') });
    expect(screen.getByText(screen.words('judge.counted', { because: why }))).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
    await screen.press('judge.undo');
    await untilIdle();
    expect(counts(world)).toEqual([0, 1, 0]);
  });
});

test('a word is not called done before the page counts by it, and the same again finishes it', slow, async () => {
  const world = await personScreen('sv', () => [[1, handedOut('0001')]], [['0001', 'start']]);
  const { screen, clinic } = world;
  await screen.press('mail.openFull', { serial: '0001', occasion: screen.words('occasion.start') });
  await screen.press('judge.aside.open');
  clinic.workplace.lost.set('/api/v1/admin/submissions', 1);
  await because(world, 'aside', why);
  await untilHeading(screen, 'judge.aside.heading', { serial: '0001' });
  expect(screen.getByRole('alert').textContent).toContain(screen.words('failure.offline'));
  await screen.press('judge.aside.submit');
  await untilHeading(screen, 'mail.heading');
  expect(counts(world)).toEqual([0, 1, 0]);
  expect(screen.getByText(screen.words('judge.aside.done', { serial: '0001' }))).toBeTruthy();
});
