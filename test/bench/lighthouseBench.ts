// Lighthouse on its own mobile settings against the real build, five times, each category's median. It no longer judges whether a
// page can be installed; test/full/neutralFace.test.ts and firstPage.test.ts hold what that takes.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from '../support/findChromium.ts';
import { startWorld } from '../support/world.ts';
import { type Measured, percentile } from './measured.ts';

/** Over a hundred packages for one bench, so npx fetches them, beside the project and only here. 13 needs Node 22. */
const wanted = 'lighthouse@12.8.2';
const run = promisify(execFile);
const rounds = 5;
const port = 9_224;
const goals = { performance: 98, accessibility: 100, 'best-practices': 100 } as const;
type Category = keyof typeof goals;

export async function lighthouseBench(): Promise<readonly Measured[]> {
  const found = findChromium();
  if (!found.found) return [{ what: 'skipped', value: found.reason }];
  const world = await startWorld();
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
  });
  const scores: Record<Category, number[]> = { performance: [], accessibility: [], 'best-practices': [] };
  const missed = new Set<string>();
  try {
    for (let round = 0; round < rounds; round += 1) {
      process.stderr.write(`round ${round + 1} of ${rounds}\n`);
      const report = await judge(`${world.intake.client}/`);
      for (const [category, own] of Object.entries(scores)) own.push(100 * (report.categories[category]?.score ?? 0));
      for (const { id, score, scoreDisplayMode } of Object.values(report.audits))
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
interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, Audit>>;
}

/** On a page that has not been there before: Lighthouse clears what an earlier round has left. */
async function judge(address: string): Promise<Report> {
  const categories = `--only-categories=${Object.keys(goals).join(',')}`;
  const { stdout } = await run(
    'npx',
    ['--yes', wanted, address, `--port=${port}`, '--output=json', '--quiet', categories],
    { maxBuffer: 64 * 2 ** 20, timeout: 180_000 },
  );
  return JSON.parse(stdout) as Report;
}
