// Firefox ESR for the tests that run in every engine, driven over WebDriver BiDi without any driver program.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BidiConnection, type BidiValue, connectBidi } from './bidiConnection.ts';
import type { Engine, EnginePage, LaunchOptions } from './engine.ts';
import { clickActions, pressActions, typeActions } from './inputActions.ts';
import { startDriver, written } from './startDriver.ts';

/** Quiet: no pages of its own, no calls home. */
const preferences: Readonly<Record<string, string | number | boolean>> = {
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'intl.accept_languages': 'sv-SE, sv',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.server': 'data:,',
  'ui.prefersReducedMotion': 1,
};

export function firefoxEngine(executablePath: string): Engine {
  return {
    name: 'Firefox ESR',
    keepsProfile: true,
    canLoseNetwork: true,
    launch: (options) => launch(executablePath, options),
  };
}

async function launch(executablePath: string, { folder }: LaunchOptions): Promise<EnginePage> {
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  writeFileSync(join(folder, 'user.js'), lines.join('\n'));
  const flags = ['--headless', '--no-remote', '--profile', folder, '--remote-debugging-port=0', 'about:blank'];
  const program = startDriver(executablePath, flags);
  const address = await written(program, 2, /BiDi listening on (ws:\S+)\s/);
  program.process.stdout?.resume();
  const bidi = await connectBidi(`${address}/session`);
  await bidi.send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  const { contexts } = (await bidi.send('browsingContext.getTree', {})) as { contexts: readonly BidiValue[] };
  const context = String(contexts[0]?.['context']);
  await bidi.send('browsingContext.setViewport', { context, viewport: { width: 360, height: 740 } });
  const end = async () => {
    await bidi.send('browser.close', {}).catch(() => undefined);
    bidi.close();
    await program.end();
  };
  return pageOver(bidi, context, await watchedFaults(bidi), end);
}

function pageOver(bidi: BidiConnection, context: string, faults: readonly string[], close: () => Promise<void>) {
  const act = async (actions: readonly object[]) => {
    await bidi.send('input.performActions', { context, actions });
  };
  let cover: unknown;
  const page: EnginePage = {
    faults,
    close,
    open: async (url) => void (await bidi.send('browsingContext.navigate', { context, url, wait: 'none' })),
    reload: async () => void (await bidi.send('browsingContext.reload', { context, wait: 'none' })),
    goBack: async () => void (await bidi.send('browsingContext.traverseHistory', { context, delta: -1 })),
    async evaluate(work, argument) {
      const answer = await bidi.send('script.callFunction', {
        functionDeclaration: `async (given) => JSON.stringify(await (${work})(JSON.parse(given)))`,
        arguments: [{ type: 'string', value: JSON.stringify(argument ?? null) }],
        target: { context },
        awaitPromise: true,
        userActivation: false,
      });
      const { result, exceptionDetails } = answer as { result?: { value?: string }; exceptionDetails?: BidiValue };
      if (exceptionDetails) throw new Error(String(exceptionDetails['text']));
      return result?.value === undefined ? undefined : JSON.parse(result.value);
    },
    clickAt: (x, y) => act(clickActions(x, y)),
    type: (text) => act(typeActions(text)),
    press: (...keys) => act(pressActions(keys)),
    async screenshot() {
      const { data } = await bidi.send('browsingContext.captureScreenshot', { context });
      return Uint8Array.from(Buffer.from(String(data), 'base64'));
    },
    async setOnline(isOnline) {
      const networkConditions = isOnline ? null : { type: 'offline' };
      await bidi.send('emulation.setNetworkConditions', { networkConditions, contexts: [context] });
    },
    async hide() {
      cover = (await bidi.send('browsingContext.create', { type: 'tab', background: false }))['context'];
    },
    async show() {
      await bidi.send('browsingContext.activate', { context });
      await bidi.send('browsingContext.close', { context: cover });
    },
  };
  return page;
}

async function watchedFaults(bidi: BidiConnection): Promise<readonly string[]> {
  const faults: string[] = [];
  bidi.onEvent('log.entryAdded', ({ level, type, text }) => {
    if (level === 'error' || level === 'warn') faults.push(type === 'javascript' ? `uncaught: ${text}` : String(text));
  });
  await bidi.send('session.subscribe', { events: ['log.entryAdded'] });
  return faults;
}
