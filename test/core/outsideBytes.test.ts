import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAbout, readAbout } from '../../src/core/about.ts';
import { parseAdminNonce, parseAuthorization } from '../../src/core/adminRequest.ts';
import { fromBase64url } from '../../src/core/base64url.ts';
import { parseEnvelope } from '../../src/core/envelope.ts';
import { Problem } from '../../src/core/problem.ts';
import { parseProfile } from '../../src/core/profile.ts';
import { parseRecordAppend, parseRecordConflict, parseRecordPage } from '../../src/core/recordBatch.ts';
import { parseRegistryRecord } from '../../src/core/registryRecord.ts';
import { parseSetupRequest } from '../../src/core/setupRequest.ts';
import { parseSignedFiles } from '../../src/core/signedFiles.ts';
import { parseSlotKeys, parseSlotRecords } from '../../src/core/slotRecords.ts';
import { parseStatement } from '../../src/core/statement.ts';
import { parseStatusRequest } from '../../src/core/statusRequest.ts';
import {
  parseFetchedEnvelopes,
  parseFetchRequest,
  parseResults,
  parseSubmissionNames,
  parseSubmissionPage,
} from '../../src/core/submissionList.ts';
import { decodeUtf8, encodeUtf8 } from '../../src/core/utf8.ts';
import aboutVectors from '../vectors/about.json';
import profileVectors from '../vectors/profile.json';
import registryVectors from '../vectors/registry.json';
import statementVectors from '../vectors/statement.json';

const profile = encodeUtf8(profileVectors.pass[0]?.file ?? '');
const about = encodeUtf8(aboutVectors.pass[0]?.file ?? '');
const record = encodeUtf8(registryVectors.pass[0]?.json ?? '');
const statement = fromBase64url(statementVectors.pass[0]?.statement ?? '');

/** Each parser of outside bytes with bytes that are nearly right. */
const parsers: readonly (readonly [string, (bytes: Uint8Array) => unknown, Uint8Array])[] = [
  ['profile', parseProfile, profile],
  ['about', parseAbout, about],
  ['registry record', parseRegistryRecord, record],
  ['statement', parseStatement, statement],
  ['status request', parseStatusRequest, new Uint8Array(8504)],
  ['envelope', parseEnvelope, new Uint8Array(8504)],
  ['signed files', parseSignedFiles, new Uint8Array(200)],
  ['set-up request', parseSetupRequest, new Uint8Array(300)],
  ['slot records', parseSlotRecords, randomBytes(144)],
  ['slot keys', parseSlotKeys, randomBytes(64)],
  ['submission page', parseSubmissionPage, randomBytes(138)],
  ['fetch request', parseFetchRequest, randomBytes(64)],
  ['fetched envelopes', parseFetchedEnvelopes, new Uint8Array(8504)],
  ['submission names', parseSubmissionNames, randomBytes(128)],
  ['results', (bytes) => parseResults(bytes, 3), Uint8Array.of(0, 1, 1)],
  ['record append', parseRecordAppend, randomBytes(1028)],
  ['record page', parseRecordPage, randomBytes(1028)],
  ['record conflict', parseRecordConflict, randomBytes(4)],
  ['admin nonce', parseAdminNonce, randomBytes(32)],
  ['UTF-8', decodeUtf8, encodeUtf8('blåbär €')],
];

function throwsOnlyProblems(attempt: () => unknown): void {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

describe('a parser of outside data throws nothing but Problem', () => {
  it.each(parsers)('%s: noise, cuts and single changes', (_, parse, nearly) => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (noise, at, change) => {
          throwsOnlyProblems(() => parse(noise));
          throwsOnlyProblems(() => parse(nearly.subarray(0, at % (nearly.length + 1))));
          const bent = Uint8Array.from(nearly);
          bent[at % bent.length] = (bent[at % bent.length] ?? 0) ^ change;
          throwsOnlyProblems(() => parse(bent));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('JSON files: any JSON at all, and any value in the place of any member', () => {
    const files = [
      [parseProfile, profile],
      [parseAbout, about],
      [parseRegistryRecord, record],
    ] as const;
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, at) => {
        for (const [parse, original] of files) {
          throwsOnlyProblems(() => parse(encodeUtf8(JSON.stringify(value).replace(/[\ud800-\udfff]/g, ''))));
          const json = JSON.parse(decodeUtf8(original)) as Record<string, unknown>;
          const names = Object.keys(json);
          json[names[at % names.length] ?? ''] = value;
          throwsOnlyProblems(() => parse(encodeUtf8(JSON.stringify(json).replace(/[\ud800-\udfff]/g, ''))));
        }
        throwsOnlyProblems(() => readAbout(value));
      }),
      { numRuns: 300 },
    );
  });

  it('header values of any type', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, text) => {
        throwsOnlyProblems(() => parseAuthorization(value));
        throwsOnlyProblems(() => parseAuthorization(`Form1 ${text}`));
      }),
    );
  });

  it('leaves the prototype of objects alone', () => {
    const hostile = decodeUtf8(about).replace(
      '{"v":1',
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"v":1',
    );
    const parsed = parseAbout(encodeUtf8(hostile));
    expect(Object.keys(parsed)).not.toContain('__proto__');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
