import { useLanguage } from './useLanguage.ts';

export function OrDivider() {
  const { t } = useLanguage('ui');
  return <p className="or-divider">{t('field.or')}</p>;
}
