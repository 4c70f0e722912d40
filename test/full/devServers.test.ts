// `npm run dev`: both pages come from their dev servers, in front of a real intake.
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newestQuestionnaire } from '../../src/demo/seedDemo.ts';
import { ClientPage } from '../support/clientPage.ts';
import { ClinicPage } from '../support/clinicPage.ts';
import { type StartedProgram, startProgram } from '../support/startProgram.ts';
import { chromiumPath, launchBrowser, pageDefaults, Watch } from '../support/watchedBrowser.ts';

describe.skipIf(chromiumPath === '')('the dev servers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dev-'));
  let browser: Browser;
  let dev: StartedProgram;
  let pages: readonly [string, string];

  beforeAll(async () => {
    const ports = [await freePort(), await freePort()] as const;
    pages = [`http://localhost:${ports[0]}`, `http://localhost:${ports[1]}`];
    const environment = {
      DEMO_DATA: folder,
      DEMO_CLIENT_PORT: '0',
      DEMO_CLINIC_PORT: '0',
      DEV_CLIENT_PORT: String(ports[0]),
      DEV_CLINIC_PORT: String(ports[1]),
      NODE_ENV: 'development',
    };
    [browser, dev] = await Promise.all([
      launchBrowser(),
      startProgram('dist/demo/dev.js', environment, /Unused codes.*\n/),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await dev?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('bring a client to the first question', async () => {
    const context = await browser.newContext(pageDefaults);
    const watch = new Watch(context, [pages[0], pages[0].replace('http', 'ws')]);
    const client = new ClientPage(await context.newPage());
    await client.open(pages[0]);
    const [code = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(dev.output) ?? [];
    await client.reachFirstQuestion(await newestQuestionnaire(), code, 'start');
    expect(watch.faults).toEqual([]);
    await context.close();
  });

  it('show the clinic’s page', async () => {
    const context = await browser.newContext(pageDefaults);
    const watch = new Watch(context, [pages[1], pages[1].replace('http', 'ws')]);
    await new ClinicPage(await context.newPage()).open(pages[1]);
    expect(watch.faults).toEqual([]);
    await context.close();
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
