import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const source = readFileSync(`${import.meta.dirname}/../../src/ui/tokens.css`, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

type Tokens = Readonly<Record<string, string>>;

const dark = '@media (prefers-color-scheme: dark)';
const contrast = '@media (prefers-contrast: more)';
const darkContrast = '@media (prefers-contrast: more) and (prefers-color-scheme: dark)';

/** In the order of the cascade: later declarations win. */
const themes: Readonly<Record<string, Tokens>> = {
  light: tokensUnder([]),
  dark: tokensUnder([dark]),
  'light with more contrast': tokensUnder([contrast]),
  'dark with more contrast': tokensUnder([dark, contrast, darkContrast]),
};

const grounds = ['paper', 'surface', 'accent-soft', 'error-soft', 'warning-soft', 'success-soft'];

/** Text on its ground: 4.5. */
const textPairs: readonly (readonly [string, string])[] = [
  ...grounds.map((ground) => ['ink', ground] as const),
  ...['paper', 'surface', 'accent-soft'].map((ground) => ['ink-soft', ground] as const),
  ...['paper', 'surface', 'accent-soft'].map((ground) => ['accent', ground] as const),
  ...['paper', 'surface', 'accent-soft'].map((ground) => ['accent-strong', ground] as const),
  ...['paper', 'surface'].map((ground) => ['error', ground] as const),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-error', 'error'],
  ['on-error', 'error-strong'],
];

/** Edges of controls, signs and the focus ring on what lies beside them: 3. */
const shapePairs: readonly (readonly [string, string])[] = [
  ...['paper', 'surface', 'accent-soft'].map((ground) => ['line-strong', ground] as const),
  ...['paper', 'surface', 'accent-soft'].map((ground) => ['focus', ground] as const),
  ...grounds.map((ground) => ['accent', ground] as const),
  ['accent', 'line'],
  ['error', 'error-soft'],
  ['warning', 'warning-soft'],
  ['success', 'success-soft'],
];

describe.each(Object.entries(themes))('colours, %s', (_name, tokens) => {
  it.each(textPairs)('set %s readably on %s', (front, ground) => {
    expect(contrastBetween(tokens, front, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapePairs)('tell the shape of %s from %s', (front, ground) => {
    expect(contrastBetween(tokens, front, ground)).toBeGreaterThanOrEqual(3);
  });
});

describe.each(['light with more contrast', 'dark with more contrast'])('colours, %s', (name) => {
  it.each([
    ['ink', 'paper'],
    ['ink-soft', 'paper'],
    ['accent', 'paper'],
    ['error', 'surface'],
  ] as const)('set %s on %s at 7 or more', (front, ground) => {
    expect(contrastBetween(themes[name] ?? {}, front, ground)).toBeGreaterThanOrEqual(7);
  });
});

describe('the browser’s own bar', () => {
  const read = (path: string) => readFileSync(`${import.meta.dirname}/../../${path}`, 'utf8');

  it.each(['light', 'dark'])('has the colour of the paper from the first moment, %s', (name) => {
    const paper = themes[name]?.['paper'];
    expect(read('index.html')).toContain(
      `<meta name="theme-color" content="${paper}" media="(prefers-color-scheme: ${name})" />`,
    );
  });

  it('has it while an installed app opens', () => {
    const { theme_color: bar, background_color: splash } = JSON.parse(read('public/app.webmanifest'));
    expect([bar, splash]).toEqual([themes['light']?.['paper'], themes['light']?.['paper']]);
  });
});

describe('sizes', () => {
  it('make every target 48 px at least', () => {
    expect(themes['light']?.['target']).toBe('3rem');
  });

  it('set no text below 16 px', () => {
    const sizes = Object.entries(themes['light'] ?? {}).filter(([name]) => /^(text|heading)-/.test(name));
    expect(sizes.length).toBeGreaterThan(4);
    expect(sizes.every(([, size]) => Number.parseFloat(size) >= 1 && size.endsWith('rem'))).toBe(true);
  });

  it('stop motion when that is asked for', () => {
    expect(declarationsOf(blockAfter('@media (prefers-reduced-motion: reduce)'))['motion']).toBe('0ms');
  });
});

describe('the contrast formula', () => {
  it('agrees with the known ratios of WCAG', () => {
    expect(ratio('#000000', '#ffffff')).toBe(21);
    expect(ratio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});

function contrastBetween(tokens: Tokens, front: string, ground: string): number {
  return ratio(tokens[front] ?? '', tokens[ground] ?? '');
}

function ratio(a: string, b: string): number {
  const [light, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(colour);
  if (parts === null) {
    throw new TypeError(`Not a colour: ${colour}`);
  }
  const [red, green, blue] = parts.slice(1).map((part) => {
    const value = Number.parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function tokensUnder(queries: readonly string[]): Tokens {
  const blocks = [source.slice(0, source.indexOf('@media')), ...queries.map(blockAfter)];
  return Object.assign({}, ...blocks.map(declarationsOf));
}

function blockAfter(query: string): string {
  const from = source.indexOf(`${query} {`);
  if (from < 0) {
    throw new RangeError(`Not in tokens.css: ${query}`);
  }
  return source.slice(from, source.indexOf('\n}\n', from));
}

function declarationsOf(block: string): Tokens {
  return Object.fromEntries([...block.matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
}
