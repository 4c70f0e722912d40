import { useLayoutEffect, useRef } from 'react';
import type { Bytes } from '../../core/bytes.ts';
import { decodeUtf8 } from '../../core/utf8.ts';

export interface SecretTextProps {
  /** UTF-8. */
  readonly bytes: Bytes;
  readonly className: string;
}

/** Text that React never has: it would keep it in props and their copies. It stands in the document alone, and leaves with this. */
export function SecretText({ bytes, className }: SecretTextProps) {
  const place = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    const { current } = place;
    if (current === null) return;
    current.textContent = decodeUtf8(bytes);
    return () => {
      current.textContent = '';
    };
  }, [bytes]);
  return <p ref={place} className={className} translate="no" dir="ltr" />;
}
