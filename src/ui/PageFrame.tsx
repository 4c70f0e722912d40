import { type ReactNode, useEffect, useRef } from 'react';
import { beginPage } from './beginPage.ts';
import { InPageLink } from './InPageLink.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { useLanguage } from './useLanguage.ts';
import { useSecondTouch } from './useSecondTouch.ts';
import { Wordmark } from './Wordmark.tsx';

const wordmark = <Wordmark />;

export interface PageFrameProps {
  /** Names the page shown; when it changes, the view goes to the top and focus to the new h1. */
  readonly page: string;
  /** Pages that follow each other by a touch alone, such as questions: what stands at their foot stays. */
  readonly pagesLike?: string | undefined;
  /** Quick exit: first in the tab order, at the top, and in reach while scrolling. */
  readonly exit?: ReactNode;
  readonly back?: ReactNode;
  /** Way to the support lines, at the foot of every page. */
  readonly support?: ReactNode;
  /** `wide` for tables; otherwise a comfortable line length. */
  readonly width?: 'text' | 'wide';
  readonly onLanguageFailure?: (reason: unknown) => void;
  readonly children: ReactNode;
}

export function PageFrame(props: PageFrameProps) {
  const { page, pagesLike = page, exit, back, support, width = 'text', onLanguageFailure, children } = props;
  const { t } = useLanguage('ui');
  const main = useRef<HTMLElement>(null);
  const shownPage = useRef(page);
  useSecondTouch(page);
  useEffect(() => {
    if (shownPage.current !== page) {
      shownPage.current = page;
      beginPage(main.current);
    }
  }, [page]);
  return (
    <div className={`page-frame page-frame-${width}`}>
      <header className="page-header">
        <div className="page-header-row">
          {exit !== undefined && <div className="exit-slot">{exit}</div>}
          <InPageLink targetId="main" className="skip-link">
            {t('frame.skipToContent')}
          </InPageLink>
          {wordmark}
        </div>
      </header>
      <div className="page-tools">
        <div>{back}</div>
        <LanguageSwitch {...(onLanguageFailure === undefined ? {} : { onFailure: onLanguageFailure })} />
      </div>
      <main className="page-main" id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      {support !== undefined && (
        // A new one for each page: what belongs to the page before does not move to another place, it goes.
        <footer className="page-footer" key={pagesLike}>
          <div className="page-footer-row">{support}</div>
        </footer>
      )}
    </div>
  );
}
