import { createReadStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { concatBytes } from '../../src/core/bytes.ts';
import { restoreBackup } from '../../src/intake/backup/restoreBackup.ts';
import { makeBackupKey, openSealedFile, sealStream } from '../../src/intake/backup/sealedFile.ts';
import { takeBackup } from '../../src/intake/backup/takeBackup.ts';
import { openSqliteStore } from '../../src/intake/store/sqliteStore.ts';
import { digestOf, random } from './testClinic.ts';
import { openedIntake, startMs, temporaryFolder, today } from './testIntake.ts';

const dayMs = 86_400_000;
const placeOf = (databasePath: string) => ({ dataFolder: dirname(databasePath), database: '' });

describe('a sealed file', () => {
  test('opens with its key and as it was, and not otherwise', async () => {
    const folder = temporaryFolder();
    const [plain, sealed, opened] = ['plain', 'sealed', 'opened'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const bytes = random(100_000);
    writeFileSync(plain, bytes);
    const key = makeBackupKey();
    await sealStream(createReadStream(plain), sealed, key.publicKey);
    expect(readFileSync(sealed).includes(Buffer.from(bytes.subarray(0, 16)))).toBe(false);
    expect(statSync(sealed).mode & 0o077).toBe(0);
    await openSealedFile(sealed, opened, key.privateKey);
    expect(readFileSync(opened).equals(bytes)).toBe(true);
    await expect(openSealedFile(sealed, opened, makeBackupKey().privateKey)).rejects.toThrow('does not open');
    const good = readFileSync(sealed);
    for (const at of [0, 9, 50, 60_000, good.length - 1]) {
      const changed = Buffer.from(good);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(sealed, changed);
      await expect(openSealedFile(sealed, opened, key.privateKey)).rejects.toThrow();
    }
    for (const length of [0, 40, good.length - 1]) {
      writeFileSync(sealed, good.subarray(0, length));
      await expect(openSealedFile(sealed, opened, key.privateKey)).rejects.toThrow();
    }
  });
});

describe('a backup', () => {
  test('K04 is sealed, comes back whole, and asks for confirmation', async () => {
    const { intake, clinic, slot, other } = await openedIntake();
    const envelope = clinic.envelope(slot);
    const receipt = (await intake.submit(envelope)).bytes;
    const folder = temporaryFolder();
    const key = makeBackupKey();
    const path = await takeBackup(placeOf(intake.databasePath), folder, key.publicKey, startMs);
    expect(readdirSync(folder)).toEqual(['intake-2026-09-09.backup']);
    expect(readFileSync(path).includes(Buffer.from(envelope.subarray(4000, 4016)))).toBe(false);
    expect(readdirSync(dirname(intake.databasePath)).filter((name) => name.startsWith('backup-'))).toEqual([]);
    await intake.submit(clinic.envelope(other));

    const place = { dataFolder: join(temporaryFolder(), 'data'), database: '' };
    await expect(restoreBackup(place, path, makeBackupKey().privateKey, startMs)).rejects.toThrow('does not open');
    expect(readdirSync(place.dataFolder)).toEqual([]);
    await restoreBackup(place, path, key.privateKey, startMs);
    const store = openSqliteStore(join(place.dataFolder, 'intake.db'));
    expect(await store.restoreState()).toEqual({ commits: 1, isUnconfirmed: true, confirmations: 0 });
    expect(await store.restored()).toEqual({ fromDay: today, onDay: today });
    const page = await store.listSubmissions(clinic.clinicId, undefined, 9);
    expect(page.map((entry) => Buffer.from(entry.digest).toString('hex'))).toEqual([
      Buffer.from(digestOf(envelope)).toString('hex'),
    ]);
    await store.close();
    expect(receipt).toHaveLength(252);
    await expect(restoreBackup(place, path, key.privateKey, startMs)).rejects.toThrow('exists');
  });

  test('K04 holds no byte of what was purged before it, and goes after thirty days', async () => {
    const { intake, clinic, slot } = await openedIntake();
    const envelope = clinic.envelope(slot);
    await intake.submit(envelope);
    await intake.admin(clinic, clinic.registrar, 'purge', concatBytes(slot.publicKey, digestOf(envelope)));
    const folder = temporaryFolder();
    const key = makeBackupKey();
    const path = await takeBackup(placeOf(intake.databasePath), folder, key.publicKey, startMs);
    const opened = join(temporaryFolder(), 'opened');
    await openSealedFile(path, opened, key.privateKey);
    for (const offset of [120, 4000, 8000])
      expect(readFileSync(opened).includes(Buffer.from(envelope.subarray(offset, offset + 24)))).toBe(false);

    writeFileSync(join(folder, 'notes.txt'), 'not ours');
    for (const days of [1, 30, 31])
      await takeBackup(placeOf(intake.databasePath), folder, key.publicKey, startMs + days * dayMs);
    expect(readdirSync(folder).sort()).toEqual([
      'intake-2026-09-10.backup',
      'intake-2026-10-09.backup',
      'intake-2026-10-10.backup',
      'notes.txt',
    ]);
  });
});
