// The client's page, built anew, and the browser that a fault drives.
import { execFileSync } from 'node:child_process';
import { findChromium } from '../support/findChromium.ts';

export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];

/** The path of Chromium. @throws Error when there is none */
export function builtBrowser(): string {
  const browser = findChromium();
  if (!browser.found) throw new Error(browser.reason);
  execFileSync('npx', ['vite', 'build', '--logLevel', 'error'], { stdio: 'inherit' });
  return browser.path;
}
