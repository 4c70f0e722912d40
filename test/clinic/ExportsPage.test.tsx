import { waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import en from '../../locales/en/clinic.json' with { type: 'json' };
import sv from '../../locales/sv/clinic.json' with { type: 'json' };
import {
  type ExportFileId,
  type ExportSource,
  exportKinds,
  filesOfKind,
  yearSets,
} from '../../src/clinic/exportFiles.ts';
import { ExportsPage } from '../../src/clinic/pages/ExportsPage.tsx';
import { aggregateYear } from '../../src/core/aggregate.ts';
import { encodeAggregate } from '../../src/core/aggregateFile.ts';
import { parseDay } from '../../src/core/day.ts';
import { countingRules } from '../../src/questionnaires/countingRules.ts';
import { axeFindings } from '../support/axeFindings.ts';
import { countingBytes, exportedReport } from '../support/exportedPeople.ts';
import { renderScreen } from '../support/renderScreen.tsx';
import { selfRating } from '../support/selfRating.ts';

const texts = import.meta.glob('../../locales/*/clinic.json', { import: 'default' });
const today = parseDay('2026-02-01');
const sources: readonly ExportSource[] = exportedReport(selfRating()).map((one) => ({
  ...one,
  arrivedOn: parseDay('2025-11-30'),
}));

async function page(language: 'sv' | 'en', given: readonly ExportSource[] | undefined = sources) {
  document.title = 'Avstämning';
  const saved: ExportFileId[] = [];
  const screen = await renderScreen(
    <main>
      <ExportsPage
        sources={given}
        today={today}
        randomBytes={countingBytes()}
        onSave={async (id) => {
          saved.push(id);
          return [`${id}.x`];
        }}
      />
    </main>,
    { language, namespace: 'clinic', texts },
  );
  return { screen, saved, words: (language === 'sv' ? sv : en).exports };
}

function yearFile(clinic: string, name: string, damage = ''): File {
  const figures = aggregateYear(yearSets, sources, { clinic, year: 2025, today }, countingRules);
  return new File([encodeAggregate(figures) + damage], name, { type: 'application/json' });
}
const [clinicA, clinicB] = ['AAAAAAAAAAAAAAAAAAAAAA', 'BBBBBBBBBBBBBBBBBBBBBA'] as const;

describe.each(['sv', 'en'] as const)('the page for exports in %s', (language) => {
  test('says what each kind holds, warns, and saves every file of it', async () => {
    const { screen, saved, words } = await page(language);
    for (const kind of exportKinds) {
      await screen.user.click(screen.getByRole('radio', { name: words.kind[kind] }));
      screen.getByText(kind === 'year' ? words.warnYear : words.warnPeople);
      if (kind !== 'year') {
        screen.getByText(words.holds.people.replace('{{people}}', '29').replace('{{responses}}', '33'));
        screen.getByText(words.holds.withheld);
      }
      for (const id of filesOfKind[kind]) {
        await screen.user.click(screen.getByRole('button', { name: words.file[id] }));
        await waitFor(() => screen.getAllByText(words.saved.replace('{{names}}', `${id}.x`)));
      }
      expect(await axeFindings()).toEqual([]);
    }
    expect(saved).toEqual(exportKinds.flatMap((kind) => filesOfKind[kind]));
  });

  test('is worked by keyboard alone', async () => {
    const { screen, saved, words } = await page(language);
    // Arrow keys among radio buttons are the browser's own; jsdom has none.
    screen.getByRole('radio', { name: words.kind.answers }).focus();
    await screen.user.keyboard(' ');
    expect(screen.getByRole('radio', { name: words.kind.answers })).toHaveProperty('checked', true);
    await screen.user.tab();
    await screen.user.tab();
    expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: words.ownWords }));
    await screen.user.keyboard(' ');
    screen.getByText(words.holds.words);
    await screen.user.tab();
    await screen.user.keyboard('[Enter]');
    expect(saved).toEqual(['long']);
  });

  test('offers nothing to save before there are responses', async () => {
    const { screen, words } = await page(language, []);
    screen.getByText(words.needsMail);
    expect(screen.queryAllByRole('radio')).toEqual([]);
  });

  test('adds up what clinics have sent, and counts nothing when a file is wrong or there twice', async () => {
    const { screen, words } = await page(language);
    const field = screen.getByLabelText(words.pool.files);
    await screen.user.upload(field, [yearFile(clinicA, 'a.json'), yearFile(clinicB, 'b.json')]);
    const [table] = await waitFor(() => screen.getAllByRole('table'));
    expect(table?.querySelector('tbody tr')?.textContent).toContain('44');
    expect(await axeFindings()).toEqual([]);
    await screen.user.upload(field, [yearFile(clinicA, 'a.json'), yearFile(clinicB, 'b.json', 'x')]);
    await waitFor(() => screen.getByText('b.json'));
    expect(screen.queryAllByRole('table')).toEqual([]);
    await screen.user.upload(field, [yearFile(clinicA, 'a.json'), yearFile(clinicA, 'b.json')]);
    await waitFor(() => screen.getByText(words.pool.twice));
    expect(screen.queryAllByRole('table')).toEqual([]);
  });
});
