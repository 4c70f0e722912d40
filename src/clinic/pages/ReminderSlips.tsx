import type { DueEntry } from '../../core/due.ts';
import { inLanguage } from '../../ui/inLanguage.ts';
import { documentLanguages, reminderTexts } from '../documentTexts.ts';
import { qrPath } from '../qrPath.ts';

export interface ReminderSlipsProps {
  readonly entries: readonly DueEntry[];
  readonly address: string;
}

/** One paper for each: the clinic's stub with number and day, and a reminder that names neither clinic, purpose nor code. */
export function ReminderSlips({ entries, address }: ReminderSlipsProps) {
  const qr = qrPath(address);
  const typed = address.replace(/\/$/, '').replace(/^https:\/\//, '');
  const texts = documentLanguages.flatMap((language) => {
    const words = reminderTexts(language);
    return words === undefined ? [] : [{ language, words }];
  });
  return (
    <div className="slip-sheet">
      {entries.map(({ serial, occasion, due }) => (
        <article className="slip" key={`${serial} ${occasion}`}>
          <div className="slip-stub">
            <span className="slip-serial whole" dir="ltr">
              {serial} · <time dateTime={due}>{due}</time>
            </span>
          </div>
          <div className="slip-body">
            <svg
              className="slip-qr"
              viewBox={`0 0 ${qr.size} ${qr.size}`}
              aria-hidden="true"
              shapeRendering="crispEdges"
            >
              <path d={qr.path} />
            </svg>
            <div className="slip-words">
              {texts.map(({ language, words }) => (
                <p key={language} {...inLanguage(language)} className="slip-label">
                  {words.time} {words.choose[occasion]}
                </p>
              ))}
              <p className="slip-address" translate="no" dir="ltr">
                {typed}
              </p>
            </div>
            <div className="slip-keep">
              {texts.map(({ language, words }) => (
                <p key={language} {...inLanguage(language)}>
                  {words.lost}
                </p>
              ))}
            </div>
          </div>
        </article>
      ))}
    </div>
  );
}
