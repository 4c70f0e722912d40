import { useEffect, useRef, useState } from 'react';
import { cleanText } from '../core/validation.ts';
import { useLanguage } from './useLanguage.ts';

export interface CharactersLeftProps {
  readonly id: string;
  readonly value: string;
  readonly limit: number;
}

/** Long enough that a screen reader is not interrupted at every key. */
const pauseBeforeSpeakingMs = 1_000;

/** Seen at once, said after a pause in typing. */
export function CharactersLeft({ id, value, limit }: CharactersLeftProps) {
  const { t } = useLanguage('ui');
  const [said, setSaid] = useState('');
  const left = limit - Array.from(cleanText(value)).length;
  const words = left >= 0 ? t('field.charactersLeft', { count: left }) : t('field.charactersOver', { count: -left });
  const valueBefore = useRef(value);
  const isTyped = useRef(false);
  useEffect(() => {
    // What was there when the page opened is not news.
    isTyped.current ||= value !== valueBefore.current;
    if (!isTyped.current || value === '') {
      return;
    }
    const timer = setTimeout(() => setSaid(words), pauseBeforeSpeakingMs);
    return () => clearTimeout(timer);
  }, [value, words]);
  return (
    <>
      <p className={`characters-left${left < 0 ? ' characters-over' : ''}`} id={id}>
        {words}
      </p>
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </>
  );
}
