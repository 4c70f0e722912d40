import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';
import type { EraseOutcome } from './EraseEverything.tsx';

export function EraseOutcomeNotice({ outcome }: { readonly outcome: EraseOutcome }) {
  const { t } = useLanguage();
  const isErased = outcome === 'erased';
  return (
    <Notice kind={isErased ? 'success' : 'error'} announce>
      <p>{t(isErased ? 'device.erased' : 'device.eraseFailed')}</p>
    </Notice>
  );
}
