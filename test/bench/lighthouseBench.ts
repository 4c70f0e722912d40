// Lighthouse on its own mobile settings against the real build, five times, each category's median. It no longer judges whether a
// page can be installed; test/full/neutralFace.test.ts and firstPage.test.ts hold what that takes.
import { chromium } from 'playwright-core';
import { findChromium } from '../support/findChromium.ts';
import { startWorld } from '../support/world.ts';
import { type Measured, percentile } from './measured.ts';

/** Over a hundred packages for one bench: whoever wants it installs it beside the others. 13 needs Node 22. */
const wanted = 'lighthouse@12.8.2';
const rounds = 5;
const port = 9_224;
const goals = { performance: 98, accessibility: 100, 'best-practices': 100 } as const;
type Category = keyof typeof goals;

export async function lighthouseBench(): Promise<readonly Measured[]> {
  const found = findChromium();
  if (!found.found) return [{ what: 'skipped', value: found.reason }];
  const lighthouse = await installedLighthouse();
  if (lighthouse === undefined) return [{ what: 'skipped', value: `npm install --no-save ${wanted}` }];
  const world = await startWorld();
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
  });
  const scores: Record<Category, number[]> = { performance: [], accessibility: [], 'best-practices': [] };
  const missed = new Set<string>();
  try {
    for (let round = 0; round < rounds; round += 1) {
      const result = await lighthouse(`${world.intake.client}/`, {
        port,
        logLevel: 'silent',
        onlyCategories: Object.keys(goals),
      });
      if (result === undefined) throw new Error('Lighthouse gave no result');
      for (const [category, own] of Object.entries(scores))
        own.push(100 * (result.lhr.categories[category]?.score ?? 0));
      for (const { id, score, scoreDisplayMode } of Object.values(result.lhr.audits))
        if (scoreDisplayMode === 'binary' && score === 0) missed.add(id);
    }
  } finally {
    await browser.close();
    await world.end();
  }
  return [
    ...Object.entries(goals).map(([category, goal]): Measured => {
      const median = percentile(scores[category as Category], 0.5);
      return {
        what: `${category}, median of ${rounds}`,
        value: median.toFixed(0),
        goal: `≥ ${goal}`,
        isMet: median >= goal,
      };
    }),
    { what: 'audits not passed', value: [...missed].join(', ') || 'none' },
  ];
}

interface Audit {
  readonly id: string;
  readonly score: number | null;
  readonly scoreDisplayMode: string;
}
interface Result {
  readonly lhr: {
    readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
    readonly audits: Readonly<Record<string, Audit>>;
  };
}
type Lighthouse = (address: string, options: object) => Promise<Result | undefined>;

async function installedLighthouse(): Promise<Lighthouse | undefined> {
  const name = 'lighthouse';
  const module = (await import(/* @vite-ignore */ name).catch(() => undefined)) as { default: Lighthouse } | undefined;
  return module?.default;
}
