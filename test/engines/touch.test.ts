// The driver's own touch in three engines: it meets the part that was asked for, or nothing at all.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EngineClient } from '../support/engineClient.ts';
import { findEngines } from '../support/findEngines.ts';

const engines = await findEngines();
const html = `<!doctype html><title>plain</title><h1>plain</h1><div><button>one</button></div><div><button>other</button></div>
<script>touched = []; onclick = ({ target }) => touched.push(target.textContent)</script>`;

/** Runs inside the page: what stood above stands below. */
function turnOver(): void {
  const [first, second] = document.querySelectorAll('div');
  if (first && second) second.after(first);
}

function touched(): readonly string[] {
  return (globalThis as unknown as { readonly touched: readonly string[] }).touched;
}

for (const { name, engine } of engines) {
  describe.skipIf(engine === undefined)(`in ${name}`, () => {
    async function opened() {
      if (engine === undefined) throw new Error('there is no such engine');
      const folder = mkdtempSync(join(tmpdir(), 'touch-'));
      const page = await engine.launch({ folder });
      onTestFinished(async () => {
        await page.close();
        rmSync(folder, { recursive: true, force: true });
      });
      await page.open(`data:text/html,${encodeURIComponent(html)}`);
      const client = new EngineClient(page, 'sv');
      await client.seeHeading('plain');
      return { page, client };
    }

    it('a part is touched where it stands', async () => {
      const { page, client } = await opened();
      await client.click('button', 'one');
      expect(await page.evaluate(touched, null)).toEqual(['one']);
    });

    it('a part that has moved since its place was asked for is touched where it stands now, and the other not at all', async () => {
      const { page } = await opened();
      let touches = 0;
      const moving = new EngineClient(
        {
          ...page,
          async clickAt(x, y) {
            touches += 1;
            if (touches === 1) await page.evaluate(turnOver, null);
            await page.clickAt(x, y);
          },
        },
        'sv',
      );
      await moving.click('button', 'one');
      expect(touches).toBe(2);
      expect(await page.evaluate(touched, null)).toEqual(['one']);
    });
  });
}
