// Set-up and admin requests against their vectors.
import {
  adminNonceMacInput,
  adminSigningInput,
  encodeAdminNonce,
  parseAdminNonce,
  parseAuthorization,
} from '../../src/core/adminRequest.ts';
import { fromBase64url, toBase64url } from '../../src/core/base64url.ts';
import { type Bytes, fromHex, hex } from '../../src/core/bytes.ts';
import {
  encodeRecordAppend,
  encodeRecordPage,
  parseRecordAppend,
  parseRecordPage,
} from '../../src/core/recordBatch.ts';
import { encodeRestoredDays, parseRestoredDays } from '../../src/core/restoredDays.ts';
import {
  encodeSetupRequest,
  formatSetupToken,
  parseSetupRequest,
  parseSetupToken,
  setupTokenHashInput,
} from '../../src/core/setupRequest.ts';
import { encodeSlotKeys, encodeSlotRecords, parseSlotKeys, parseSlotRecords } from '../../src/core/slotRecords.ts';
import { encodeStaffRequest, parseStaffRequest } from '../../src/core/staffRequest.ts';
import {
  encodeSubmissionNames,
  encodeSubmissionPage,
  parseSubmissionNames,
  parseSubmissionPage,
} from '../../src/core/submissionList.ts';
import { encodeUtf8 } from '../../src/core/utf8.ts';
import { authorize } from '../../src/crypto/adminSigning.ts';
import { hmacSha512 } from '../../src/crypto/derivation.ts';
import { sha512, signKeyPairFromSeed, verifySignature } from '../../src/crypto/primitives.ts';
import adminFile from './admin.json';
import setupFile from './setup.json';
import {
  type Change,
  type Check,
  changed,
  mustBe,
  mustEqual,
  mustEqualBytes,
  mustHash,
  mustRefuse,
} from './vectorCheck.ts';

type TextVector = Readonly<Partial<Record<string, string>>> & { readonly name: string };

export function setupChecks(): readonly Check[] {
  const { inputs } = setupFile;
  const token = fromHex(inputs.token);
  const request = encodeSetupRequest({
    token,
    registrarPublicKey: fromHex(inputs.registrarPublicKey),
    readerPublicKey: fromHex(inputs.readerPublicKey),
    files: {
      profile: encodeUtf8(inputs.profile),
      profileSignature: fromHex(inputs.profileSignature),
      about: encodeUtf8(inputs.about),
      aboutSignature: fromHex(inputs.aboutSignature),
    },
  });
  const [tokenVector, requestVector] = setupFile.pass;
  return [
    {
      name: 'set-up token',
      run: () => {
        mustEqual(formatSetupToken(token), tokenVector?.text);
        mustEqualBytes(parseSetupToken(tokenVector?.typed ?? '') ?? new Uint8Array(), token);
        mustBe(sha512(setupTokenHashInput(token)), tokenVector?.hash ?? '');
      },
    },
    {
      name: 'set-up request',
      run: () => {
        mustHash(request, requestVector?.sha512Start ?? '', requestVector?.length ?? 0);
        mustEqualBytes(encodeSetupRequest(parseSetupRequest(request)), request);
      },
    },
    ...(setupFile.refuse as readonly (Change & { readonly name: string; readonly typed?: string })[]).map(
      ({ name, typed, ...change }) => ({
        name: `set-up refused: ${name} ${typed ?? ''}`,
        run: () =>
          mustRefuse(() =>
            typed === undefined ? parseSetupRequest(changed(request, change)) : parseSetupToken(typed),
          ),
      }),
    ),
  ];
}

/** Parsed and encoded again: there is one form only. */
const lists: Readonly<Record<string, (bytes: Bytes) => Bytes>> = {
  slots: (bytes) => encodeSlotRecords(parseSlotRecords(bytes)),
  'slot keys': (bytes) => encodeSlotKeys(parseSlotKeys(bytes)),
  'submission names': (bytes) => encodeSubmissionNames(parseSubmissionNames(bytes)),
  'submission page': (bytes) => encodeSubmissionPage(parseSubmissionPage(bytes)),
  'restored days': (bytes) => encodeRestoredDays(parseRestoredDays(bytes)),
  'staff request': (bytes) => encodeStaffRequest(parseStaffRequest(bytes)),
  'record append': (bytes) => encodeRecordAppend(parseRecordAppend(bytes)),
  'record page': (bytes) => encodeRecordPage(parseRecordPage(bytes)),
};

const { inputs } = adminFile;
const nonceHex = (adminFile.pass as readonly TextVector[])[0]?.['hex'] ?? '';
const seeds: Readonly<Record<string, string>> = { registrarSeed: inputs.registrarSeed, readerSeed: inputs.readerSeed };

export const adminChecks: readonly Check[] = [
  ...(adminFile.pass as readonly TextVector[]).map((vector, index) => ({
    name: `admin ${index}: ${vector.name}`,
    run: () => checkPass(vector),
  })),
  ...(adminFile.refuse as readonly RefusedAdmin[]).map((vector) => ({
    name: `admin refused: ${vector.list ?? ''} ${vector.name}`,
    run: () => checkRefused(vector),
  })),
];

interface RefusedAdmin {
  readonly name: string;
  readonly header?: string | null;
  readonly list?: string;
  readonly hex?: string;
  readonly method?: 'GET' | 'POST';
  readonly path?: string;
  readonly body?: string;
  readonly nonceFlip?: number;
}

function checkPass(vector: TextVector): void {
  const text = (member: string) => vector[member] ?? '';
  if (vector.name === 'nonce') {
    checkNonce();
    return;
  }
  if (vector.name !== 'authorization') {
    const bytes = vector['base64url'] === undefined ? fromHex(text('hex')) : fromBase64url(text('base64url'));
    mustEqual(hex(lists[vector.name]?.(bytes) ?? new Uint8Array()), hex(bytes));
    return;
  }
  const key = signKeyPairFromSeed(fromHex(seeds[text('seed')] ?? ''));
  const method = text('method') as 'GET' | 'POST';
  const [path, nonce, body] = [text('path'), fromHex(nonceHex), fromHex(text('body'))];
  mustBe(adminSigningInput({ method, path, nonce, bodyHash: sha512(body) }), text('signingInput'));
  mustEqual(authorize({ method, path, nonce, body }, key), text('header'));
  mustEqual(toBase64url(parseAuthorization(text('header')).nonce), toBase64url(nonce));
}

function checkNonce(): void {
  const random = fromHex(inputs.random);
  const mac = hmacSha512(fromHex(inputs.serverSecret), adminNonceMacInput(random, inputs.expires)).slice(0, 12);
  const nonce = encodeAdminNonce({ random, expiresAtSeconds: inputs.expires, mac });
  mustBe(nonce, nonceHex);
  mustEqual(parseAdminNonce(nonce).expiresAtSeconds, inputs.expires);
}

function checkRefused({ header, list, hex: text, method, path, body, nonceFlip }: RefusedAdmin): void {
  if (header !== undefined) mustRefuse(() => parseAuthorization(header));
  if (list !== undefined) mustRefuse(() => lists[list]?.(fromHex(text ?? '')));
  if (method === undefined) return;
  const signed = (adminFile.pass as readonly TextVector[])[1];
  const { signature } = parseAuthorization(signed?.['header']);
  const nonce = fromHex(nonceHex).map((byte, index) => (index === 0 ? byte ^ (nonceFlip ?? 0) : byte));
  const input = adminSigningInput({ method, path: path ?? '', nonce, bodyHash: sha512(fromHex(body ?? '')) });
  const { publicKey } = signKeyPairFromSeed(fromHex(inputs.registrarSeed));
  mustEqual(verifySignature(input, signature, publicKey), false);
}
