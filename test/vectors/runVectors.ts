// Runs every vector of docs/protocol.md. Pure: page, worker and Node call the same function.
import { adminChecks, setupChecks } from './adminChecks.ts';
import { aboutChecks, profileChecks, registryChecks, seedChecks, vaultChecks } from './clinicChecks.ts';
import { codeChecks, keyChecks } from './codeChecks.ts';
import { envelopeChecks } from './envelopeChecks.ts';
import type { Check } from './vectorCheck.ts';
import { cellChecks, statementChecks, statusRequestChecks } from './wireChecks.ts';

export interface VectorRun {
  readonly passed: number;
  /** Name and reason of each check that did not hold. */
  readonly failed: readonly string[];
}

export function allChecks(): readonly Check[] {
  return [
    ...codeChecks,
    ...keyChecks(),
    ...envelopeChecks(),
    ...statusRequestChecks(),
    ...statementChecks,
    ...cellChecks(),
    ...profileChecks,
    ...aboutChecks,
    ...seedChecks,
    ...registryChecks,
    ...setupChecks(),
    ...adminChecks,
    ...vaultChecks(),
  ];
}

/** Takes a few seconds: four slow key derivations. */
export function runVectors(): VectorRun {
  const checks = allChecks();
  const failed = checks.flatMap(({ name, run }) => {
    try {
      run();
      return [];
    } catch (error) {
      return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
  return { passed: checks.length - failed.length, failed };
}
