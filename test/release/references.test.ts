// What a served file names: found where it is written out, nothing invented where it is not.
import { expect, test } from 'vitest';
import { references } from '../../src/release/references.ts';

const here = 'https://form.example/assets/here';
const named = (text: string, contentType: string) =>
  references(text, here, contentType).map((address) => address.replace('https://form.example', ''));

test.each<readonly [string, string, readonly string[]]>([
  ['a script', '<script type="module" crossorigin src="/assets/x.js"></script>', ['/assets/x.js']],
  ['a style sheet, unquoted', '<link rel=stylesheet href=/a.css>', ['/a.css']],
  ['an image in two sizes', "<img srcset='/1.png 1x, /2.png 2x' src=/3.png>", ['/1.png', '/2.png', '/3.png']],
  ['a script of another site', '<script src=//evil.example/x.js></script>', ['https://evil.example/x.js']],
  ['a frame, in capitals', '<IFRAME SRC="/f.html"></IFRAME>', ['/f.html']],
  ['a relative one', '<img src="x.svg?y#z">', ['/assets/x.svg']],
  ['one that looks like another attribute', '<img alt="src=/no.png" src="/yes.png">', ['/yes.png']],
  ['a page of this site that people may go to', '<a class="b" href="/away.html">', ['/away.html']],
  ['a style in the page', '<style>a{background:url(/b.png)}</style>', ['/b.png']],
])('markup names %s', (_, text, expected) => {
  expect(named(text, 'text/html; charset=utf-8')).toEqual(expected);
});

test.each([
  '<a href="https://www.1177.se/">',
  '<a href="tel:112">',
  '<a href="#top">',
  '<img src="data:image/png,x">',
  '<p>src="/x.js"</p>',
])('markup names no file with %s', (text) => {
  expect(named(text, 'text/html')).toEqual([]);
});

test('style sheets name images, fonts and other style sheets', () => {
  const text = '@import "/o.css";a{src:url("x.woff2")}b{background:url( /i.svg )}c{background:url(data:x)}';
  expect(named(text, 'text/css')).toEqual(['/assets/x.woff2', '/i.svg', '/o.css']);
});

test('the manifest names icons and its start', () => {
  const manifest = JSON.stringify({ name: 'x/y', start_url: '/', icons: [{ src: '/i.png', type: 'image/png' }] });
  expect(named(manifest, 'application/manifest+json')).toEqual(['/', '/i.png']);
});

test('scripts name what they import and load, in every kind of quotes', () => {
  const text = "import('./a.js');new Worker(`/assets/w.js`);x=\"../b.css\";it's=`./{n}.js`;y='https://e.example/z.mjs'";
  expect(named(text, 'text/javascript')).toEqual(['/assets/a.js', '/assets/w.js', '/b.css', 'https://e.example/z.mjs']);
});

test('source names of locale files, and other files than text, name nothing', () => {
  expect(named('{"../../locales/sv/ui.json":1}', 'text/javascript')).toEqual([]);
  expect(named('<script src=/x.js>', 'image/png')).toEqual([]);
});

test('a manifest names files whatever JSON it is served as, data names none', () => {
  const text = '{"start_url":"/","system":"http://names.example/one"}';
  const both = ['https://form.example/', 'http://names.example/one'];
  expect(references(text, 'https://form.example/app.webmanifest', 'application/json')).toEqual(both);
  expect(references(text, 'https://form.example/assets/x.json', 'application/json; charset=utf-8')).toEqual([]);
});
