import { waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths } from '../../src/core/day.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import { axeFindings } from '../support/axeFindings.ts';
import { wholeText } from '../support/wholeText.ts';
import { type TestLanguage, untilHeading } from './clinicScreen.tsx';
import { ended, handedOut, openPerson, personScreen, rowsOf, untilIdle } from './personScreen.tsx';

const languages: readonly TestLanguage[] = ['sv', 'en'];
const slow = { timeout: 180_000 };

describe.each(languages)('who is due (%s)', (language) => {
  test('F14: is listed by number alone, with what should have come, and each opens', slow, async () => {
    const world = await personScreen(
      language,
      (day) => [
        [400, handedOut('0001', '0002', '0003')],
        [15, handedOut('0004')],
        [14, handedOut('0005')],
        [1, [ended('0001', addMonths(day, -6)), ended('0002', addMonths(day, -8))]],
      ],
      [
        ['0001', 'start'],
        ['0002', 'start'],
        ['0002', 'end'],
        ['0003', 'end'],
      ],
    );
    const { screen, clinic } = world;
    const { words } = screen;
    await screen.press('nav.due');
    await untilHeading(screen, 'due.heading');
    const names = (state: string) => new RegExp(`^${words(`due.${state}`)}: `);
    const { day } = clinic;
    const sixMonths = words('occasion.follow-up-6m');
    expect(rowsOf(screen, names('late'))).toEqual([
      ['0002', sixMonths, addMonths(addMonths(day, -8), 6), addMonths(addMonths(day, -8), 9)],
    ]);
    expect(rowsOf(screen, names('due'))).toEqual([
      ['0001', sixMonths, addMonths(addMonths(day, -6), 6), addMonths(addMonths(day, -6), 9)],
    ]);
    expect(rowsOf(screen, names('expected'))).toEqual([['0004', words('occasion.start'), addDays(day, -1), '–']]);
    for (const summary of screen.container.querySelectorAll('summary')) await screen.user.click(summary);
    expect(rowsOf(screen, names('missing')).map((cells) => cells.slice(0, 2))).toEqual([
      ['0003', words('occasion.start')],
      ['0001', words('occasion.end')],
    ]);
    expect(rowsOf(screen, names('later')).find(([serial]) => serial === '0003')).toEqual([
      '0003',
      sixMonths,
      `${addMonths(day, 6)} *`,
      addMonths(day, 9),
    ]);
    expect(await axeFindings()).toEqual([]);
    expect(document.querySelector('input, textarea')).toBeNull();

    await screen.press('due.print');
    expect(clinic.workplace.printed[0]).toContain('0001');
    await screen.press('due.remind');
    const papers = screen.getAllByRole('article').map(({ textContent }) => textContent ?? '');
    expect(papers).toHaveLength(2);
    for (const paper of papers) {
      expect(paper).not.toMatch(/exempel|example|mottagning|clinic|behandling|treatment|uppfölj|follow-up|sex|kast/i);
      expect(paper).toContain('127.0.0.1:8787');
    }
    expect(await axeFindings()).toEqual([]);
    await screen.press('due.remindPrint');
    await screen.press('due.remindBack');

    await screen.press('due.showFull', { serial: '0002', occasion: sixMonths });
    await untilHeading(screen, 'person.title', { serial: '0002' });
  });
});

describe.each(languages)('one person (%s)', (language) => {
  test('ends, loses the slip, has a response moved, and is deleted', slow, async () => {
    const world = await personScreen(language, () => [[30, handedOut('0001', '0002')]], [
      ['0001', 'start'],
      ['0001', 'follow-up-1y'],
      ['0002', 'start'],
    ]);
    const { screen, clinic } = world;
    const { words } = screen;
    const caption = words('person.occasions');
    const stateOf = (occasion: Occasion) =>
      rowsOf(screen, caption).find(([name]) => name === words(`occasion.${occasion}`))?.[1] ?? '';
    await openPerson(world, '0001');
    expect(await axeFindings()).toEqual([]);
    expect(stateOf('start')).toContain(clinic.day);

    // A day to come is no end.
    const end = screen.getByLabelText(words('person.endForm.label'));
    await screen.user.clear(end);
    await screen.user.type(end, addDays(clinic.day, 1));
    await screen.press('person.endForm.submit');
    expect(screen.getAllByText(words('person.endForm.invalid')).length).toBeGreaterThan(0);
    const endedOn = addDays(clinic.day, -20);
    await screen.user.clear(end);
    await screen.user.type(end, endedOn);
    await screen.press('person.endForm.submit');
    await waitFor(() => screen.getByText(wholeText(words('person.end-recorded', { day: endedOn }))), {
      timeout: 30_000,
    });
    await untilIdle();
    expect(stateOf('follow-up-6m')).toBe(words('person.later', { day: addMonths(endedOn, 6) }));
    // What was done is told in whichever language is read by then.
    for (const read of [language === 'sv' ? 'en' : 'sv', language] as const) {
      await screen.user.click(screen.getByRole('button', { name: read === 'sv' ? 'Svenska' : 'English' }));
      const told = screen.wordsIn(read, 'person.endSaved', { day: endedOn });
      await waitFor(() => expect(document.querySelector('.notice-success')?.textContent).toBe(told));
    }

    await screen.press('person.move.openFull', { serial: '0001', occasion: words('occasion.follow-up-1y') });
    await screen.press('person.move.submit');
    expect(screen.getAllByText(words('person.move.becauseMissing')).length).toBeGreaterThan(0);
    expect(await axeFindings()).toEqual([]);
    await screen.user.click(screen.getByRole('radio', { name: words('occasion.end') }));
    expect(screen.queryByRole('radio', { name: words('occasion.start') })).toBeNull();
    await screen.user.type(screen.getByLabelText(words('person.move.because')), 'Fel val i listan');
    await screen.press('person.move.submit');
    await waitFor(
      () => expect(stateOf('end')).toContain(words('person.movedBecause', { because: 'Fel val i listan' })),
      {
        timeout: 30_000,
      },
    );
    await untilIdle();

    // What was done to one person is not said on the page of another.
    await openPerson(world, '0002');
    expect(document.querySelector('.notice-success')).toBeNull();
    await openPerson(world, '0001');
    await screen.user.selectOptions(screen.getByLabelText(words('person.replace.label')), '0008');
    await screen.press('person.replace.submit');
    await screen.press('person.replace.confirm');
    await untilHeading(screen, 'person.title', { serial: '0008' });
    await untilIdle();
    expect(screen.getByText(wholeText(words('codes.stateReplaced', { day: clinic.day, serial: '0008' })))).toBeTruthy();
    await world.arrive('0008', 'follow-up-6m');
    await world.fetchAnew();
    await openPerson(world, '0008');
    expect(stateOf('start')).toContain('0001');
    expect(stateOf('follow-up-6m')).toContain('0008');

    await screen.press('person.erase.open');
    await screen.press('person.erase.confirm');
    expect(screen.getByText(words('person.erase.wrong'))).toBeTruthy();
    await screen.user.type(screen.getByLabelText(words('person.erase.label', { serial: '0008' })), '0008');
    await screen.press('person.erase.confirm');
    await waitFor(() => screen.getByText(wholeText(words('person.erasedOn', { day: clinic.day }))), {
      timeout: 30_000,
    });
    await untilIdle();
    expect(stateOf('start')).toBe(words('person.nothing'));
    expect(screen.queryByText(words('person.erase.open'))).toBeNull();
    expect(await axeFindings()).toEqual([]);
    await screen.press('nav.mail');
    expect(screen.getByText(`${words('mail.accepted')}: 1`)).toBeTruthy();
  });
});

describe('one person is looked up', () => {
  test('K10: by number or code; what is neither says so, and what is unknown says that', slow, async () => {
    const world = await personScreen('sv', () => [[3, handedOut('0001')]]);
    const { screen } = world;
    const { words } = screen;
    await screen.press('nav.person');
    const field = screen.getByLabelText(words('person.find.label'));
    for (const [typed, key] of [
      ['hej', 'person.find.form'],
      ['4711', 'person.find.unknown'],
      ['33N4-ZY7A-2G2E', 'person.find.unknown'],
    ] as const) {
      await screen.user.clear(field);
      await screen.user.type(field, typed);
      await screen.press('person.find.submit');
      await waitFor(() => expect(screen.getByRole('alert').textContent).toContain(words(key)), { timeout: 60_000 });
      await untilIdle();
    }
    expect(await axeFindings()).toEqual([]);
    expect(world.clinic.workplace.calls.join(' ')).not.toMatch(/33n4/i);
    await openPerson(world, '0007');
    await screen.press('codes.handOut');
    await waitFor(() => screen.getByText(wholeText(words('codes.stateHandedOut', { day: world.clinic.day }))), {
      timeout: 30_000,
    });
  });
});
