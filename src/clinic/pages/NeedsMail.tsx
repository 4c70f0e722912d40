import { createContext, type ReactNode, useContext } from 'react';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage } from '../../ui/useLanguage.ts';

/** Whether responses are on their way at this moment: then nobody is told to fetch them. */
export const MailIsComing = createContext(false);

/** In the place of a page that is made from responses, until there are some. `children` says what to do. */
export function NeedsMail({ children }: { readonly children: ReactNode }) {
  const { t } = useLanguage();
  const isComing = useContext(MailIsComing);
  return (
    <Notice>
      <p>{isComing ? t('mail.coming') : children}</p>
    </Notice>
  );
}
