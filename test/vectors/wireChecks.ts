// Statement, status request and cell against their vectors.
import { fromBase64url } from '../../src/core/base64url.ts';
import { fromHex } from '../../src/core/bytes.ts';
import {
  encodeStatement,
  encodeStatementBody,
  parseStatement,
  statementSigningInput,
} from '../../src/core/statement.ts';
import { encodeStatusRequest, parseStatusRequest } from '../../src/core/statusRequest.ts';
import { openCell, sealCell } from '../../src/crypto/cell.ts';
import { keyId } from '../../src/crypto/keyId.ts';
import { sign, signKeyPairFromSeed } from '../../src/crypto/primitives.ts';
import { type StatementExpectation, verifyStatement } from '../../src/crypto/statements.ts';
import cellFile from './cell.json';
import statementFile from './statement.json';
import statusFile from './statusRequest.json';
import { type Change, type Check, changed, mustEqual, mustEqualBytes, mustHash, mustRefuse } from './vectorCheck.ts';

interface RefusedStatement {
  readonly name: string;
  readonly statement: string;
  readonly by: string;
  readonly answers?: string;
}

const { inputs } = statementFile;
const receiptKey = signKeyPairFromSeed(fromHex(inputs.receiptSeed));

export function expectationOf(answers: string): StatementExpectation {
  const shared = {
    profile: {
      clinicId: fromHex(inputs.clinicId),
      receipt: [{ keyId: keyId(receiptKey.publicKey), publicKey: receiptKey.publicKey }],
    },
    slotPublicKey: fromHex(inputs.slotPublicKey),
  };
  return answers === 'status'
    ? { ...shared, nonce: fromHex(inputs.nonce) }
    : { ...shared, digest: fromHex(inputs.digest) };
}

export const statementChecks: readonly Check[] = [
  ...statementFile.pass.map(({ kind, answers, statement: text }) => ({
    name: `statement verified: ${kind} to a ${answers}`,
    run: () => {
      const bytes = fromBase64url(text);
      mustEqual(verifyStatement(bytes, expectationOf(answers))?.kind, kind);
      const body = encodeStatementBody(parseStatement(bytes));
      const signature = sign(statementSigningInput(body), receiptKey.secretKey);
      mustEqualBytes(encodeStatement(body, signature), bytes);
    },
  })),
  ...(statementFile.refuse as readonly RefusedStatement[]).map(({ name, statement, by, answers }) => ({
    name: `statement refused: ${name}`,
    run: () => {
      const bytes = fromBase64url(statement);
      if (by === 'parser') mustRefuse(() => parseStatement(bytes));
      for (const request of answers === undefined ? ['status', 'submission'] : [answers]) {
        mustEqual(verifyStatement(bytes, expectationOf(request)), undefined);
      }
    },
  })),
];

export function statusRequestChecks(): readonly Check[] {
  const { clinicId, slotPublicKey, nonce } = statusFile.inputs;
  const fields = { clinicId: fromHex(clinicId), slotPublicKey: fromHex(slotPublicKey), nonce: fromHex(nonce) };
  const request = encodeStatusRequest(fields);
  return [
    ...statusFile.pass.map(({ sha512Start, length }) => ({
      name: 'status request encoded',
      run: () => {
        mustHash(request, sha512Start, length);
        mustEqualBytes(encodeStatusRequest(parseStatusRequest(request)), request);
      },
    })),
    ...(statusFile.refuse as readonly (Change & { readonly name: string })[]).map((vector) => ({
      name: `status request refused: ${vector.name}`,
      run: () => mustRefuse(() => parseStatusRequest(changed(request, vector))),
    })),
  ];
}

export function cellChecks(): readonly Check[] {
  const { cellKey, nonce, content } = cellFile.inputs;
  const cell = sealCell(content, fromHex(cellKey), fromHex(nonce));
  return [
    ...cellFile.pass.map(({ sha512Start, length }) => ({
      name: 'cell sealed and opened',
      run: () => {
        mustHash(cell, sha512Start, length);
        mustEqual(openCell(cell, fromHex(cellKey)), content);
      },
    })),
    ...(cellFile.refuse as readonly (Change & { readonly name: string })[]).map((vector) => ({
      name: `cell refused: ${vector.name}`,
      run: () => mustRefuse(() => openCell(changed(cell, vector), fromHex(cellKey))),
    })),
  ];
}
