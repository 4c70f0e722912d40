// Tables, flow and change in both languages, from the report's 29 people; and texts that want to be more than text.
import { screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, test } from 'vitest';
import { type CountedClinic, countedClinic } from '../../src/clinic/countedClinic.ts';
import type { AcceptedMail } from '../../src/clinic/mail.ts';
import { ChangePage } from '../../src/clinic/pages/ChangePage.tsx';
import { ResponsePage } from '../../src/clinic/pages/ResponsePage.tsx';
import { TablesPage } from '../../src/clinic/pages/TablesPage.tsx';
import { withAnswer } from '../../src/core/answers.ts';
import { parseDay } from '../../src/core/day.ts';
import { shownTogether } from '../../src/questionnaires/shownTogether.ts';
import { axeFindings } from '../support/axeFindings.ts';
import { type FollowedResponse, followedPeople } from '../support/followedPeople.ts';
import { type PageLanguage, pageText } from '../support/pageTexts.ts';
import { renderScreen } from '../support/renderScreen.tsx';
import { selfRating } from '../support/selfRating.ts';

const texts = import.meta.glob('../../locales/*/clinic.json', { import: 'default' });
const published = (['1.0.0', '1.1.0'] as const).map((version) => ({
  questionnaire: selfRating(version),
  hash: version,
}));

function mailOf({ person, occasion, language, questionnaire, answers }: FollowedResponse): AcceptedMail {
  return {
    kind: 'accepted',
    slot: `${person} ${occasion}`,
    reference: 'AAAA-AAAA',
    arrivedOn: parseDay('2026-09-01'),
    serial: String(person + 1).padStart(4, '0'),
    occasion,
    questionnaire,
    answers,
    language,
    doneOn: parseDay('2026-09-01'),
    responseId: `${person} ${occasion}`,
  };
}

/** As PageFrame has it. */
const inPage = (page: ReactElement) => {
  document.title = 'Avstämning';
  return <main>{page}</main>;
};

const counted = (written?: (person: number) => string): CountedClinic =>
  countedClinic(followedPeople(written).map(mailOf), new Map(), published);

describe.each(['sv', 'en'] as const)('the report (%s)', (language: PageLanguage) => {
  const words = (key: string, values?: Record<string, string | number>) => pageText(language, 'clinic', key, values);
  const cellsOf = (caption: string) =>
    within(screen.getByRole('table', { name: caption }))
      .getAllByRole('row')
      .slice(1)
      .map((row) =>
        within(row)
          .getAllByRole('cell')
          .map(({ textContent }) => textContent),
      );

  test('says who answered when and what changed, and compares nobody’s rating of a therapist', async () => {
    const { user } = await renderScreen(inPage(<ChangePage counted={counted()} onPrint={() => {}} />), {
      language,
      namespace: 'clinic',
      texts,
    });
    expect(cellsOf(words('flow.patterns')).flat()).toEqual(['18', '5', '3', '2', '1', '29']);
    expect(cellsOf(words('flow.pairs')).flat()).toEqual(['4', '1', '6']);
    expect(cellsOf(words('change.primary'))).toEqual([['0', '4', '0', '0', '0', '0', words('change.tooFewToTest')]]);
    expect(screen.getByText(words('change.cannotShow'))).toBeTruthy();
    expect(screen.getAllByRole('img').map((picture) => picture.querySelector('title')?.textContent)).toContain(
      words('flow.pictureName'),
    );
    const field = screen.getByLabelText(words('change.choosePair'));
    await user.selectOptions(field, 'end follow-up-6m');
    expect(cellsOf(words('change.primary'))).toEqual([['0', '0', '0', '6', '0', '0', words('change.tooFewToTest')]]);
    const drawn = within(screen.getByLabelText(words('change.chooseQuestion'))).getAllByRole('option');
    const ids = drawn.map((option) => (option as HTMLOptionElement).value.split('|')[0]);
    expect(ids).toContain('access-often');
    for (const item of shownTogether.items) expect(ids).not.toContain(item);
    expect(await axeFindings()).toEqual([]);
  });

  test('leaves what is not comparable out of the comparison, and says how many', async () => {
    await renderScreen(inPage(<ChangePage counted={counted()} onPrint={() => {}} />), {
      language,
      namespace: 'clinic',
      texts,
    });
    const rows = within(screen.getByRole('table', { name: words('change.scales') }))
      .getAllByRole('row')
      .slice(1);
    const control = rows.filter((row) => /1\.[01]\.0/.test(within(row).getByRole('rowheader').textContent ?? ''));
    expect(control.length).toBeGreaterThan(0);
    const column = 4;
    const told = control.map((row) => Number(within(row).getAllByRole('cell')[column]?.textContent));
    expect(Math.max(...told)).toBeGreaterThan(0);
  });

  test('shows a question by occasion, without those that are for several together', async () => {
    await renderScreen(inPage(<TablesPage counted={counted()} onPrint={() => {}} />), {
      language,
      namespace: 'clinic',
      texts,
    });
    const options = within(screen.getByLabelText(words('tables.chooseQuestion'))).getAllByRole('option');
    const ids = options.map((option) => (option as HTMLOptionElement).value.split('|')[0] ?? '');
    expect(ids).toContain('control-seven');
    expect(ids.filter((id) => shownTogether.items.includes(id))).toEqual([]);
    expect(await axeFindings()).toEqual([]);
  });

  test('a clinic without responses has nothing to compare, and the page says so', async () => {
    await renderScreen(<ChangePage counted={countedClinic([], new Map(), published)} onPrint={() => {}} />, {
      language,
      namespace: 'clinic',
      texts,
    });
    expect(screen.getByText(words('flow.people', { people: 0 }))).toBeTruthy();
    expect(screen.queryByText(/NaN|undefined/)).toBeNull();
  });
});

describe('F09: a text that wants to be more', () => {
  const marks = `a${'\u0301'.repeat(10_000)}`;
  const hostile = [
    marks,
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '\u202Edesrever',
    '__proto__',
    '{{constructor}}',
    '=1+1',
  ];

  test('is a text among own words, and none is shown before five have written', async () => {
    await renderScreen(
      <TablesPage counted={counted((person) => hostile[person % hostile.length] ?? '')} onPrint={() => {}} />,
      { language: 'sv', namespace: 'clinic', texts },
    );
    const shown = [...document.querySelectorAll('.own-words li')].map(({ textContent }) => textContent);
    expect(shown.length).toBe(20);
    for (const text of shown) expect(hostile).toContain(text);
    expect(document.querySelector('.own-words :is(img, svg, script)')).toBeNull();
  });

  test('is a text in one person’s answers', async () => {
    const [first] = followedPeople();
    if (first === undefined) throw new Error('nobody');
    for (const text of hostile) {
      const base = withAnswer(first.answers, { linkId: 'reasons', lang: 'sv', value: ['other'] });
      const answers = withAnswer(base, { linkId: 'reasons-other', lang: 'sv', value: { text } });
      const { unmount } = await renderScreen(
        <ResponsePage
          mail={mailOf({ ...first, answers })}
          working={false}
          onAside={() => {}}
          onUndo={undefined}
          onBack={() => {}}
        />,
        {
          language: 'sv',
          namespace: 'clinic',
          texts,
        },
      );
      expect([...document.querySelectorAll('.summary-answer')].some(({ textContent }) => textContent === text)).toBe(
        true,
      );
      expect(document.querySelector('.summary-answer :is(img, svg, script)')).toBeNull();
      unmount();
    }
    expect(({} as Record<string, unknown>)['constructor']).toBe(Object);
  });
});
