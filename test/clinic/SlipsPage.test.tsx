import { describe, expect, test } from 'vitest';
import { SecretText } from '../../src/clinic/pages/SecretText.tsx';
import { SlipsPage } from '../../src/clinic/pages/SlipsPage.tsx';
import { forgetCodes } from '../../src/clinic/printedSlip.ts';
import type { Workplace } from '../../src/clinic/workplace.ts';
import { encodeUtf8 } from '../../src/core/utf8.ts';
import { clinicScreen, type TestLanguage } from './clinicScreen.tsx';

const slips = Array.from({ length: 10 }, (_, index) => ({
  serial: String(index + 1).padStart(4, '0'),
  code: encodeUtf8(`AAAA-BBBB-CCC${index}`),
}));
const languages: readonly TestLanguage[] = ['sv', 'en'];

describe.each(languages)('the page with new slips (%s)', (language) => {
  const shown = () =>
    clinicScreen(
      language,
      {} as Workplace,
      <SlipsPage sheet={1} slips={slips} address="https://en.adress.example/" onPrint={() => {}} onLeave={() => {}} />,
    );

  test('prints either language or both, on A4 or receipts, and always the same ten codes', async () => {
    const screen = await shown();
    const papers = () => screen.getAllByRole('article').map(({ textContent }) => textContent ?? '');
    const choose = (key: string, option: string) =>
      screen.user.selectOptions(screen.getByLabelText(screen.words(`slips.${key}`)), option);
    for (const layout of ['sheet', 'receipt']) {
      await choose('layout', layout);
      expect(
        document.querySelectorAll(`.printable .slip-${layout === 'sheet' ? 'sheet' : 'receipts'} .slip`),
      ).toHaveLength(10);
      for (const [words, isSwedish, isEnglish] of [
        ['sv', true, false],
        ['en', false, true],
        ['all', true, true],
      ] as const) {
        await choose('words', words);
        for (const [index, paper] of papers().entries()) {
          expect(paper).toContain(`AAAA-BBBB-CCC${index}`);
          expect(paper).toContain('en.adress.example');
          expect([paper.includes('Din kod'), paper.includes('Your code')]).toEqual([isSwedish, isEnglish]);
          expect(paper).not.toMatch(/mottagning|clinic|behandling|treatment|avstämning/i);
        }
      }
    }
  });
});

test('F18: codes leave the document with the page, and forgetting them leaves zeros', async () => {
  const bytes = encodeUtf8('AAAA-BBBB-CCCC');
  const screen = await clinicScreen('sv', {} as Workplace, <SecretText className="slip-code" bytes={bytes} />);
  const place = document.querySelector('.slip-code');
  expect(place?.textContent).toBe('AAAA-BBBB-CCCC');
  screen.unmount();
  expect(place?.textContent).toBe('');
  forgetCodes([{ serial: '0001', code: bytes }]);
  expect(bytes).toEqual(new Uint8Array(14));
});
