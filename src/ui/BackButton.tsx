import { useLanguage } from './useLanguage.ts';

/** Goes to the previous page; for PageFrame's `back` slot. */
export function BackButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useLanguage('ui');
  return (
    <button type="button" className="back-button" onClick={onClick}>
      <span className="back-arrow" aria-hidden="true" />
      {t('frame.back')}
    </button>
  );
}
