// The search itself: what it must find, in which spellings, and what it must take for chance.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { toBase64url } from '../../src/core/base64url.ts';
import { hex } from '../../src/core/bytes.ts';
import { deriveSlotKeys } from '../../src/crypto/codeKeys.ts';
import { leakSearch } from '../support/leaks.ts';
import { codeNeedles, topicNeedles, writtenNeedles } from '../support/needles.ts';
import { selfRating } from '../support/selfRating.ts';
import { bytesTrace, type Trace, textTrace } from '../support/trace.ts';

const secret = 'Qvixtjumborp';
const exempt = { locales: ['assets/words.js'], questionnaires: ['assets/questions.js'] };
const search = leakSearch([...writtenNeedles(secret), ...topicNeedles], exempt);
const placesIn = (traces: readonly Trace[]) => [...new Set(search(traces).map(({ place }) => place))];

describe('the search', () => {
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');
  const spellings: readonly (readonly [string, Uint8Array])[] = [
    ['as it is', Buffer.from(`x${secret}x`)],
    ['in lower case', Buffer.from(secret.toLowerCase())],
    ['in UTF-16', utf16(secret)],
    ['in UTF-16 at an odd place', Buffer.concat([Buffer.from('x'), utf16(secret)])],
    ['in UTF-16 of the other byte order', utf16(secret).swap16()],
    ['in Base64', Buffer.from(Buffer.from(`ab${secret}c`).toString('base64'))],
    ['in hexadecimal', Buffer.from(Buffer.from(secret).toString('hex'))],
    ['a topic word in UTF-8', Buffer.from('någon har betalat för SEXKÖP en gång')],
    ['a topic word in Latin-1', Buffer.from('någon har köpt något här', 'latin1')],
    ['a short topic word among words', Buffer.from('questions about sex, among others')],
  ];
  it.each(spellings)('finds it %s', (_, bytes) => {
    expect(placesIn([bytesTrace('here', Uint8Array.from(bytes))])).toEqual(['here']);
  });

  it('takes a short word in noise for chance, and in text for a word', () => {
    expect(
      placesIn([bytesTrace('noise', Uint8Array.from(Buffer.from('\x00\xff\x07-sex-\x01\xfe', 'latin1')))]),
    ).toEqual([]);
    expect(placesIn([textTrace('text', '-sex-')])).toEqual(['text']);
    expect(placesIn([textTrace('text', 'isExternal, sextant, midi_sysex')])).toEqual([]);
  });

  it('lets the published words stand in the files named for them, and nowhere else', () => {
    const body = (builtFile: string, text: string): Trace => ({
      ...bytesTrace(builtFile, Uint8Array.from(Buffer.from(text))),
      origin: 'built',
      builtFile,
    });
    const topic = 'Start of treatment';
    expect(placesIn([body('assets/words.js', topic), body('assets/questions.js', topic)])).toEqual([]);
    expect(placesIn([body('assets/app.js', topic)])).toEqual(['assets/app.js']);
    expect(placesIn([body('assets/words.js', secret)])).toEqual(['assets/words.js']);
  });

  it('looks for ordinary words only in what the product itself wrote', () => {
    expect(placesIn([textTrace('browser file', 'kast', 'browser')])).toEqual([]);
    expect(placesIn([textTrace('row', 'kast')])).toEqual(['row']);
  });
});

describe('the search for a code', () => {
  const code = {
    serial: '0001',
    code: '7K3M-9QTX-B2VH',
    root: Uint8Array.from({ length: 32 }, (_, at) => 7 * at + 3),
    slots: {},
  };
  const searchCode = leakSearch(codeNeedles(code, selfRating()), exempt);
  const texts = ['7K3M-9QTX-B2VH', '7k3m 9qtx b2vh', '7K3M9QTXB2V', 'x7k3m9qtxx', '9QTX-B2VH', '7K3M–9QTX–B2VH'];
  it.each(texts)('finds %s', (text) => {
    expect(searchCode([textTrace('here', text)])).toContainEqual(expect.objectContaining({ kind: 'code' }));
  });

  it('finds what is derived from it', () => {
    const { cellKey, cellId, slotPublicKey } = deriveSlotKeys(code.root, selfRating().id, 'start');
    for (const bytes of [code.root, cellKey]) {
      const forms = [bytesTrace('raw', bytes), textTrace('hex', hex(bytes)), textTrace('base64', toBase64url(bytes))];
      expect(searchCode(forms).map(({ place }) => place)).toEqual(['raw', 'hex', 'base64']);
    }
    // These two are what rows are named after.
    expect(searchCode([bytesTrace('public', slotPublicKey), textTrace('cell', hex(cellId))])).toEqual([]);
  });
});

describe('the search in the files of a server', () => {
  it('finds what lies in a database and in its log', () => {
    const name = join(mkdtempSync(join(tmpdir(), 'database-')), 'x.db');
    const database = new Database(name);
    database.pragma('journal_mode = WAL');
    database.exec('CREATE TABLE t (words TEXT)');
    database.prepare('INSERT INTO t VALUES (?)').run(`the word ${secret} stands here`);
    const read = (path: string) => placesIn([bytesTrace(path, Uint8Array.from(readFileSync(path)))]);
    expect(read(`${name}-wal`)).toEqual([`${name}-wal`]);
    database.close();
    expect(read(name)).toEqual([name]);
    rmSync(join(name, '..'), { recursive: true });
  });
});
