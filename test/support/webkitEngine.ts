// WebKitGTK for the tests that run in every engine: the W3C's WebDriver by plain HTTP, on a screen that nobody sees.
import { createServer } from 'node:net';
import type { Engine, EnginePage } from './engine.ts';
import { clickActions, pressActions, typeActions } from './inputActions.ts';
import { startDriver, written } from './startDriver.ts';
import { until } from './until.ts';

export interface WebkitPrograms {
  readonly driver: string;
  readonly browser: string;
  readonly screen: string;
}

const patienceMs = 60_000;
/** A script whose page goes away meanwhile is never answered: whoever waits for something on the page asks again. */
const scriptPatienceMs = 5_000;

type Call = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

export function webkitEngine(programs: WebkitPrograms): Engine {
  return { name: 'WebKitGTK', keepsProfile: false, canLoseNetwork: false, launch: () => launch(programs) };
}

async function launch({ driver, browser, screen }: WebkitPrograms): Promise<EnginePage> {
  const display = startDriver(screen, ['-displayfd', '3', '-screen', '0', '1024x900x24', '-nolisten', 'tcp']);
  const number = await written(display, 3, /(\d+)/);
  const env = {
    DISPLAY: `:${number}`,
    LANG: 'C.UTF-8',
    LIBGL_ALWAYS_SOFTWARE: '1',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  };
  const port = await freePort();
  const program = startDriver(driver, [`--port=${port}`], env);
  const faults: string[] = [];
  program.process.stdout?.on('data', (chunk) => faults.push(...consoleFaults(String(chunk))));
  program.process.stderr?.resume();
  const call = caller(`http://127.0.0.1:${port}`);
  await until('WebKitWebDriver', () => call('GET', '/status'));
  const capabilities = {
    pageLoadStrategy: 'none',
    acceptInsecureCerts: true,
    'webkitgtk:browserOptions': {
      binary: browser,
      args: ['--automation', '--enable-write-console-messages-to-stdout=true'],
    },
  };
  const started = await call('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
  const session = `/session/${(started as { sessionId: string }).sessionId}`;
  const end = async () => {
    await call('DELETE', session).catch(() => undefined);
    await program.end();
    await display.end();
  };
  const page = pageOver((method, path, body) => call(method, `${session}${path}`, body), faults, end);
  await page.show();
  return page;
}

function pageOver(call: Call, faults: readonly string[], close: () => Promise<void>): EnginePage {
  const act = async (actions: readonly object[]) => void (await call('POST', '/actions', { actions }));
  return {
    faults,
    close,
    open: async (url) => void (await call('POST', '/url', { url })),
    reload: async () => void (await call('POST', '/refresh', {})),
    goBack: async () => void (await call('POST', '/back', {})),
    async evaluate(work, argument) {
      const script = `const [given] = arguments; return (async () => JSON.stringify(await (${work})(JSON.parse(given))))();`;
      const answer = await call('POST', '/execute/sync', { script, args: [JSON.stringify(argument ?? null)] });
      return typeof answer === 'string' ? JSON.parse(answer) : undefined;
    },
    clickAt: (x, y) => act(clickActions(x, y)),
    type: (text) => act(typeActions(text)),
    press: (...keys) => act(pressActions(keys)),
    screenshot: async () => Uint8Array.from(Buffer.from(String(await call('GET', '/screenshot')), 'base64')),
    setOnline: async () => undefined,
    hide: async () => void (await call('POST', '/window/minimize', {})),
    show: async () => void (await call('POST', '/window/rect', { x: 0, y: 0, width: 460, height: 850 })),
  };
}

function caller(address: string): Call {
  return async (method, path, body) => {
    const response = await fetch(`${address}${path}`, {
      method,
      signal: AbortSignal.timeout(path.endsWith('/execute/sync') ? scriptPatienceMs : patienceMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(value).slice(0, 300)}`);
    return value;
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

/** WebKit writes `CONSOLE <source> <level> <text>`. */
function consoleFaults(output: string): readonly string[] {
  return output.split('\n').filter((line) => /CONSOLE .*\b(ERROR|WARN)/.test(line));
}
