import { spawnSync } from 'node:child_process';
import { createReadStream, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
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
    expect(readdirSync(dirname(intake.databasePath)).filter((name) => name.startsWith('work-'))).toEqual([]);
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
    for (let days = 1; days <= 31; days++)
      await takeBackup(placeOf(intake.databasePath), folder, key.publicKey, startMs + days * dayMs);
    const kept = readdirSync(folder).sort();
    expect([kept[0], kept[30], kept.length]).toEqual(['intake-2026-09-10.backup', 'intake-2026-10-10.backup', 32]);
  });

  test('K04 ends although somebody writes without a pause', async () => {
    const { intake } = await openedIntake();
    const writer = new Database(intake.databasePath);
    onTestFinished(() => void writer.close());
    writer.exec('CREATE TABLE filler (bytes BLOB)');
    // Far more pages than a step copies by itself.
    writer.prepare('INSERT INTO filler VALUES (zeroblob(4096 * 800))').run();
    const write = writer.prepare("UPDATE counter SET value = value + 1 WHERE name = 'commits'");
    const writesAtMost = 3000;
    let writes = 0;
    let isDone = false;
    const busy = (async () => {
      for (; !isDone && writes < writesAtMost; writes++) {
        write.run();
        await new Promise((done) => setImmediate(done));
      }
    })();
    await takeBackup(placeOf(intake.databasePath), temporaryFolder(), makeBackupKey().publicKey, startMs);
    isDone = true;
    await busy;
    expect(writes).toBeGreaterThan(0);
    expect(writes).toBeLessThan(writesAtMost);
  });

  test('K04 on a clock that is a year ahead removes no older one, for a week, and then few at a time', async () => {
    const { intake } = await openedIntake();
    const [folder, key] = [temporaryFolder(), makeBackupKey()];
    const names = Array.from({ length: 20 }, (_, day) => new Date(startMs + day * dayMs).toISOString().slice(0, 10));
    for (const name of names) writeFileSync(join(folder, `intake-${name}.backup`), 'an older one');
    const left = async (days: number) => {
      await takeBackup(placeOf(intake.databasePath), folder, key.publicKey, startMs + days * dayMs);
      return readdirSync(folder).filter((name) => name < 'intake-2027').length;
    };
    expect([await left(365), await left(365), await left(366), await left(367)]).toEqual([20, 20, 18, 16]);
    // Never the last seven, whatever their days are.
    const other = temporaryFolder();
    for (const name of names.slice(0, 6)) writeFileSync(join(other, `intake-${name}.backup`), 'an older one');
    writeFileSync(join(other, 'intake-2027-09-08.backup'), 'made under a wrong clock');
    await takeBackup(placeOf(intake.databasePath), other, key.publicKey, startMs + 365 * dayMs);
    expect(readdirSync(other)).toHaveLength(7);
  });

  test('K04 removes the plain copy that a killed one left, and not one that is being worked with', async () => {
    const { intake } = await openedIntake();
    const dataFolder = dirname(intake.databasePath);
    const gone = spawnSync('true').pid;
    for (const name of [`work-${gone}-abcdef`, `work-${process.ppid}-abcdef`, 'backup-abcdef', 'restore.new']) {
      mkdirSync(join(dataFolder, name));
      writeFileSync(join(dataFolder, name, 'intake.db'), 'a copy');
    }
    await takeBackup(placeOf(intake.databasePath), temporaryFolder(), makeBackupKey().publicKey, startMs);
    const left = readdirSync(dataFolder).filter((name) => !name.startsWith('intake.db'));
    expect(left).toEqual([`work-${process.ppid}-abcdef`]);
  });
});
