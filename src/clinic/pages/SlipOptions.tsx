import type { Language } from '../../core/text.ts';
import { Field } from '../../ui/Field.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import { documentLanguages } from '../documentTexts.ts';
import { languageName } from '../languageName.ts';

/** Ten on a sheet of A4, or one after the other on a roll of receipts. */
export type SlipLayout = 'sheet' | 'receipt';

export interface SlipOptionsProps {
  readonly layout: SlipLayout;
  readonly onLayout: (layout: SlipLayout) => void;
  readonly languages: readonly Language[];
  readonly onLanguages: (languages: readonly Language[]) => void;
}

/** How the slips are printed. Changing it makes no new codes. */
export function SlipOptions({ layout, onLayout, languages, onLanguages }: SlipOptionsProps) {
  const { t, language } = useLanguage();
  const all = 'all';
  return (
    <div className="slip-options">
      <Field id="slip-layout" label={t('slips.layout')}>
        <select
          className="input"
          id="slip-layout"
          value={layout}
          onChange={(event) => onLayout(event.target.value === 'receipt' ? 'receipt' : 'sheet')}
        >
          <option value="sheet">{t('slips.layoutSheet')}</option>
          <option value="receipt">{t('slips.layoutReceipt')}</option>
        </select>
      </Field>
      <Field id="slip-words" label={t('slips.words')}>
        <select
          className="input"
          id="slip-words"
          value={languages.length === 1 ? languages[0] : all}
          onChange={({ target }) =>
            onLanguages(
              target.value === all ? documentLanguages : documentLanguages.filter((one) => one === target.value),
            )
          }
        >
          <option value={all}>{t('slips.wordsAll')}</option>
          {documentLanguages.map((one) => (
            <option key={one} value={one}>
              {languageName(one, language)}
            </option>
          ))}
        </select>
      </Field>
    </div>
  );
}
