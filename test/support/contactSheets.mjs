// Lays the pictures of every page (screens/, ignored by git) out on contact sheets, one for each language, size and theme, to be
// looked at: `npm run sheets`.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const folder = 'screens';
const sheets = join(folder, 'sheets');
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const executablePath =
  process.env.CHROMIUM_PATH ??
  process.env.PATH.split(':')
    .flatMap((path) => names.map((name) => join(path, name)))
    .find((path) => existsSync(path));
const columnsAt = { 320: 10, 360: 9, 1024: 4, 1366: 3 };

rmSync(sheets, { recursive: true, force: true });
mkdirSync(sheets, { recursive: true });
const groups = new Map();
for (const kind of readdirSync(folder).filter((name) => name !== 'sheets')) {
  for (const name of readdirSync(join(folder, kind))
    .filter((each) => each.endsWith('.png'))
    .sort()) {
    const [, page, language, width, theme] = /^(.*)-([a-z]+)-(\d+)x\d+-(\w+)\.png$/.exec(name) ?? [];
    if (page === undefined) continue;
    const key = `${kind}-${language}-${width}-${theme}`;
    groups.set(key, [...(groups.get(key) ?? []), { page, width: Number(width), path: join(folder, kind, name) }]);
  }
}
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1800, height: 900 } });
for (const [key, pictures] of groups) {
  const columns = columnsAt[pictures[0].width] ?? 5;
  const figures = pictures.map(({ page: title, path }) => {
    const source = `data:image/png;base64,${readFileSync(path).toString('base64')}`;
    return `<figure><figcaption>${title}</figcaption><img src="${source}"></figure>`;
  });
  await page.setContent(
    `<!doctype html><style>body{margin:8px;font:12px sans-serif;background:#888;columns:${columns};column-gap:8px}figure{margin:0 0 8px;break-inside:avoid}img{width:100%;display:block}</style>${figures.join('')}`,
  );
  await page.screenshot({ path: join(sheets, `${key}.png`), fullPage: true });
}
await browser.close();
process.stdout.write(`${groups.size} sheets in ${sheets}/\n`);
