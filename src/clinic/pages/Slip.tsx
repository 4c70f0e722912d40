import { Fragment } from 'react';
import type { Bytes } from '../../core/bytes.ts';
import type { Language } from '../../core/text.ts';
import { inLanguage } from '../../ui/inLanguage.ts';
import { directionOf } from '../../ui/languages.ts';
import { slipTexts } from '../documentTexts.ts';
import type { QrPath } from '../qrPath.ts';
import { SecretText } from './SecretText.tsx';

export interface SlipProps {
  readonly serial: string;
  /** `XXXX-XXXX-XXXX` in ASCII. Secret. */
  readonly code: Bytes;
  /** The neutral address as people type it. */
  readonly address: string;
  readonly qr: QrPath;
  /** What is printed besides code and address, in each of these. */
  readonly languages: readonly Language[];
}

/** One paper slip: the clinic's stub with the number, a cut line, and the client's part, which names neither clinic nor purpose. */
export function Slip({ serial, code, address, qr, languages }: SlipProps) {
  const texts = languages.flatMap((language) => {
    const words = slipTexts(language);
    return words === undefined ? [] : [{ language, words }];
  });
  // Two languages that run the same way share a line; others would wrap into each other.
  const shareLines = texts.length <= 2 && new Set(texts.map(({ language }) => directionOf(language))).size <= 1;
  const each = (part: 'yourCode' | 'goTo') =>
    texts.map(({ language, words }, index) => (
      <Fragment key={language}>
        {shareLines && index > 0 && ' · '}
        <span {...inLanguage(language)} className={shareLines ? undefined : 'slip-line'}>
          {words[part]}
        </span>
      </Fragment>
    ));
  return (
    <article className="slip">
      <div className="slip-stub">
        <span className="slip-serial">{serial}</span>
      </div>
      <div className="slip-body">
        <svg className="slip-qr" viewBox={`0 0 ${qr.size} ${qr.size}`} aria-hidden="true" shapeRendering="crispEdges">
          <path d={qr.path} />
        </svg>
        <div className="slip-words">
          <p className="slip-label">{each('yourCode')}</p>
          <SecretText className="slip-code" bytes={code} />
          <p className="slip-label">{each('goTo')}</p>
          <p className="slip-address" translate="no" dir="ltr">
            {address}
          </p>
        </div>
        <div className="slip-keep">
          {texts.map(({ language, words }) => (
            <p key={language} {...inLanguage(language)}>
              {words.keep}
            </p>
          ))}
        </div>
      </div>
    </article>
  );
}
