// The inspector itself: a leak of each kind, planted on a page of no importance, is found; nothing is found where nothing was planted.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeviceInspection } from '../support/deviceInspection.ts';
import { leakSearch } from '../support/leaks.ts';
import { writtenNeedles } from '../support/needles.ts';
import { leaksOnDisk, plantedLeaks } from '../support/plantedLeaks.ts';
import { readProfileFolder } from '../support/profileFolder.ts';
import { restoredSession } from '../support/restoredSession.ts';
import type { Trace } from '../support/trace.ts';
import { chromiumPath, launchBrowser, launchProfile } from '../support/watchedBrowser.ts';

const secret = 'Qvixtjumborp';
const search = leakSearch(writtenNeedles(secret), { locales: [], questionnaires: [] });
const placesIn = (traces: readonly Trace[]) => [...new Set(search(traces).map(({ place }) => place))];

const page = `<!doctype html><title>plain</title><form action="/sent"><input name="field" id="field"><textarea id="area"></textarea></form>`;
const script = `self.addEventListener('install', () => self.skipWaiting()); // ${secret}`;

describe.skipIf(chromiumPath === '')('the inspection of a device', () => {
  let browser: Browser;
  let server: Server;
  let address: string;
  let folder: string;
  let context: BrowserContext;
  let inspection: DeviceInspection;
  let shown: Page;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const isScript = request.url === '/worker.js';
      response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
      response.end(isScript ? script : page);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  });

  const look = async (inContext: BrowserContext) => {
    context = inContext;
    inspection = new DeviceInspection(context);
    shown = context.pages()[0] ?? (await context.newPage());
    await shown.goto(address);
  };
  const open = async () => {
    folder = mkdtempSync(join(tmpdir(), 'profile-'));
    await look(await launchProfile(folder));
  };
  const close = async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  };

  it('finds nothing where nothing is', async () => {
    await open();
    expect(search(await inspection.inspect(shown))).toEqual([]);
    await context.close();
    expect(search(readProfileFolder(folder, address))).toEqual([]);
    await close();
  });

  it.each(plantedLeaks)('finds %s', async (_, place, plant) => {
    await look(await browser.newContext());
    await shown.evaluate(plant, secret);
    await expect
      .poll(async () => placesIn(await inspection.inspect(shown)), { timeout: 20_000 })
      .toContainEqual(expect.stringMatching(place));
    await context.close();
  });

  it.each(leaksOnDisk)('finds %s on the disk', async (_, place, plant) => {
    await open();
    await shown.evaluate(plant, secret);
    // The browser writes its own notes when the page is left.
    await shown.goto(`${address}/elsewhere`);
    await context.close();
    expect(placesIn(readProfileFolder(folder, address))).toContainEqual(expect.stringMatching(place));
    await close();
  });

  it('finds what was copied', async () => {
    await look(await browser.newContext());
    expect(placesIn([await inspection.clipboard()])).toEqual([]);
    await shown.locator('#field').fill(secret);
    await shown.locator('#field').press('Control+A');
    await shown.locator('#field').press('Control+C');
    expect(placesIn([await inspection.clipboard()])).toEqual(['clipboard']);
    await context.close();
  });

  it('finds what the browser remembers to fill in, and what comes back with its last session', async () => {
    await open();
    await shown.locator('#field').pressSequentially(secret);
    await shown.locator('#field').press('Enter');
    await shown.waitForURL(/sent/);
    await shown.locator('#area').pressSequentially(secret);
    await context.close();
    expect(placesIn(readProfileFolder(folder, address))).toContainEqual(expect.stringMatching(/Web Data/));
    expect(placesIn(await restoredSession(folder))).toEqual(['restored page']);
    await close();
  });

  it('finds what lies in a file of the profile', async () => {
    await open();
    await context.close();
    writeFileSync(join(folder, 'note'), Buffer.from(secret, 'utf16le'));
    expect(placesIn(readProfileFolder(folder, address))).toEqual(['profile note']);
    await close();
  });
});
