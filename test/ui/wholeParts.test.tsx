import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { wholeParts } from '../../src/ui/wholeParts.tsx';

it('a text without such parts is the text', () => {
  for (const text of ['', 'Kom in igår.', '031-390 06 00', 'K7PM-2QXD-AAAA', '12026-11-279'.slice(0, 5)])
    expect(wholeParts(text)).toBe(text);
});

it('a day is a time, and a reference is nobody’s word to translate; neither breaks or turns round', () => {
  const text = 'Kom in 2026-11-27. Referens K7PM-2QXD.';
  const { container } = render(<p>{wholeParts(text)}</p>);
  expect(container.textContent).toBe(text);
  expect(container.querySelector('time')?.dateTime).toBe('2026-11-27');
  const whole = [...container.querySelectorAll('.whole')];
  expect(whole.map(({ textContent }) => textContent)).toEqual(['2026-11-27', 'K7PM-2QXD']);
  expect(whole.map((part) => part.getAttribute('dir'))).toEqual(['ltr', 'ltr']);
  expect(whole[1]?.getAttribute('translate')).toBe('no');
});
