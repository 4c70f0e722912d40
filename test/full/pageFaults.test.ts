// The checks on pictures can fail: a page with every fault in it, and the same page without.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults } from '../support/accessFaults.ts';
import { pageFaults } from '../support/pageFaults.ts';
import { pageText } from '../support/pageTexts.ts';
import { chromiumPath, launchBrowser, pageDefaults } from '../support/watchedBrowser.ts';

const swedish = pageText('sv', 'client', 'start.lead');
const button = '<button style="width:48px;height:48px">Ja</button>';
const english = pageText('en', 'client', 'start.lead');

describe.skipIf(chromiumPath === '')('the checks on a page', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await (await browser.newContext(pageDefaults)).newPage();
  });
  afterAll(() => browser?.close());

  async function faultsOf(body: string): Promise<readonly string[]> {
    await page.setContent(`<!doctype html><html lang="sv"><body>${body}</body></html>`);
    return await pageFaults(page, 'sv', { sv: new Set(['Fråga ett']), en: new Set(['Question one']) });
  }

  it('find nothing wrong with a plain page', async () => {
    expect(await faultsOf(`<p>${swedish}</p><p>Fråga ett</p><p lang="en">${english}</p>`)).toEqual([]);
  });

  it('find nothing that stands in anybody’s way on a plain page', async () => {
    await page.setContent(
      `<!doctype html><html lang="sv"><title>Sida</title><main><h1>${swedish}</h1><button style="min-width:48px;height:48px">Ja</button></main></html>`,
    );
    expect(await accessFaults(page)).toEqual([]);
  });

  it.each([
    ['a picture without words', '<img src="data:,">', /axe: image-alt/],
    ['words too pale', '<p style="color:#999;background:#fff">Blekt</p>', /axe: color-contrast/],
    [
      'words too pale in the dark alone',
      '<style>@media (prefers-color-scheme: dark) { p { color: #222; background: #111 } }</style><p>Mörkt</p>',
      /axe, dark: color-contrast/,
    ],
    [
      'a link that is told from its text by a colour in the light alone',
      '<style>p { color: #000; background: #fff } a { color: #767676; text-decoration: none } @media (prefers-color-scheme: dark) { a { color: #111 } }</style><p>Läs mer <a href="#x">på sidan</a> om det</p>',
      /axe, dark: link-in-text-block/,
    ],
    [
      'a picture without words that is there in the dark alone',
      '<style>img { display: none } @media (prefers-color-scheme: dark) { img { display: block } }</style><img src="data:," width="48" height="48">',
      /axe, dark: image-alt/,
    ],
    [
      'words too pale for those who asked for more contrast',
      '<p style="color:#666;background:#fff">Ganska blekt</p>',
      /axe, more contrast: color-contrast-enhanced/,
    ],
    [
      'words too pale for them in the dark alone',
      '<style>p { background: #fff; color: #000 } @media (prefers-contrast: more) and (prefers-color-scheme: dark) { p { color: #999 } }</style><p>Blekt</p>',
      /axe, dark, more contrast: color-contrast:/,
    ],
    [
      'words that keep a colour of their own on colours that are forced',
      '<p style="forced-color-adjust:none;color:#999;background:#fff">Egen färg</p>',
      /axe, forced colours: color-contrast/,
    ],
    [
      'a field whose edge is lost in the dark',
      '<style>input { appearance: none; height: 48px; border: 1px solid #000 } @media (prefers-color-scheme: dark) { body { background: #111 } }</style><label for="falt">Fält</label><input id="falt">',
      /axe, dark: the edge of falt is 1\.\d : 1/,
    ],
    ['a button too small', '<button style="width:48px;height:30px">Ja</button>', /controls: “Ja” is 48 by 30/],
    [
      'a button called otherwise',
      '<button aria-label="Nej" style="width:48px;height:48px">Ja</button>',
      /“Ja” is called “Nej”/,
    ],
    [
      'words cut when they are spaced out',
      '<p style="width:6em;height:1.6em;overflow:hidden;line-height:1.2">Sex ord</p><p style="height:1.3em;line-height:1.2;overflow:hidden">En rad</p>',
      /text spaced out: .*is cut/,
    ],
    [
      'a page that does not fit when enlarged',
      '<div style="width:20rem;height:9px"></div>',
      /text twice as large: the page is/,
    ],
    ['a page wider than 320', '<div style="width:340px;height:9px"></div>', /320 wide: the page is/],
    [
      'words too pale on a tablet alone',
      '<style>@media (min-width: 48rem) { p { color: #999 } }</style><p>Blekt</p>',
      /axe, tablet: color-contrast/,
    ],
    ['something that moves', '<p style="transition:color 1s">Rör sig</p>', /motion: p. moves/],
    [
      'a control that Tab does not lead to in turn',
      `${button}<p>Ord</p>${button.replace('<button', '<button tabindex="3"')}`,
      /does not lead to/,
    ],
    ['a control that does not show its focus', `<style>:focus{outline:none}</style>${button}`, /does not show/],
    [
      'a control under something that stays in view',
      `${button}<p style="position:fixed;inset:0;background:#fff">Ord</p>`,
      /is hidden under/,
    ],
    [
      'a control whose turn comes after what stands below it',
      `<div style="display:flex;flex-direction:column-reverse">${button}<p>Ord</p>${button}</div>`,
      /comes later than/,
    ],
    [
      'a control whose name is not what is written on it',
      '<button aria-labelledby="x">Ja</button><p id="x">Nej</p>',
      /label-content/,
    ],
  ])('find %s', async (_, body, fault) => {
    await page.setContent(
      `<!doctype html><html lang="sv"><title>Sida</title><main><h1>${swedish}</h1>${body}</main></html>`,
    );
    expect(await accessFaults(page)).toContainEqual(expect.stringMatching(fault));
  });

  it.each([
    ['text over text', '<p>En rad</p><p style="margin-top:-2.2em">En annan</p>', /overlap/],
    ['a page wider than the screen', '<div style="width:500px;height:9px"></div>', /the page is \d+ wide/],
    [
      'a box that scrolls sideways',
      '<div style="overflow-x:auto"><div style="width:900px;height:9px"></div></div>',
      /scrolls sideways/,
    ],
    [
      'something cut off at the edge',
      '<div style="overflow:hidden"><p style="width:500px">En rad</p></div>',
      /reaches from/,
    ],
    ['the name of a key', '<p>start.lead</p>', /not for people/],
    ['a value that was not filled in', '<p>Fråga {{number}}</p>', /not for people/],
    ['a text of the other language', `<p>${english}</p>`, /is not in sv/],
    ['a question in the other language', '<p>Question one</p>', /is not in sv/],
    ['a label in the other language', `<button aria-label="${english}">1</button>`, /is not in sv/],
  ])('find %s', async (_, body, fault) => {
    expect(await faultsOf(body)).toContainEqual(expect.stringMatching(fault));
  });
});
