// kill -9 of the intake on SQLite.
import type { FaultRow } from './faultRow.ts';
import { killAgainAndAgain } from './killing.ts';
import { storedInFile } from './storedRows.ts';

export function killedOnSqliteFault(seed: number, scale: number): Promise<FaultRow> {
  return killAgainAndAgain(seed, {
    fault: 'kill -9 of the intake, SQLite',
    envelopes: Math.ceil(5000 * scale),
    kills: Math.ceil(200 * scale),
    settings: {},
    stored: async (dataFolder) => storedInFile(dataFolder),
  });
}
