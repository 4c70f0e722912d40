// Chromium for the tests that run in every engine, driven by Playwright.
import { type CDPSession, chromium } from 'playwright-core';
import type { Engine, EnginePage, LaunchOptions } from './engine.ts';
import { launchArguments, pageDefaults } from './watchedBrowser.ts';

export function chromiumEngine(executablePath: string): Engine {
  return {
    name: 'Chromium',
    keepsProfile: true,
    canLoseNetwork: true,
    launch: (options) => launch(executablePath, options),
  };
}

async function launch(executablePath: string, { folder }: LaunchOptions): Promise<EnginePage> {
  const context = await chromium.launchPersistentContext(folder, {
    ...pageDefaults,
    executablePath,
    args: launchArguments,
    // People’s browsers keep pages for Back; Playwright would switch that off.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    ignoreHTTPSErrors: true,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const faults: string[] = [];
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error().message}`));
  const session = await context.newCDPSession(page);
  const windowState = await windowStates(session);
  return {
    faults,
    open: async (address) => void (await page.goto(address, { waitUntil: 'commit' })),
    reload: async () => void (await page.reload({ waitUntil: 'commit' })),
    // Not Playwright's own, which waits for a load that never comes when the browser had kept the page.
    async goBack() {
      const { entries, currentIndex } = await session.send('Page.getNavigationHistory');
      const before = entries[currentIndex - 1];
      if (before !== undefined) await session.send('Page.navigateToHistoryEntry', { entryId: before.id });
    },
    evaluate: (work, argument) => page.evaluate(work as never, argument),
    clickAt: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    screenshot: () => page.screenshot(),
    setOnline: (isOnline) => context.setOffline(!isOnline),
    hide: () => windowState('minimized'),
    show: () => windowState('normal'),
    close: () => context.close(),
  };
}

async function windowStates(session: CDPSession) {
  const { windowId } = await session.send('Browser.getWindowForTarget');
  return async (state: 'minimized' | 'normal') => {
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
    await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: state } });
  };
}
