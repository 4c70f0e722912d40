// The operator's commands beside the server, with the same settings: backup-key, backup, restore, confirm-restore.
// Exit codes: 2 wrong use, 3 it failed.
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { fromBase64url, toBase64url } from '../core/base64url.ts';
import { restoreBackup } from './backup/restoreBackup.ts';
import { makeBackupKey } from './backup/sealedFile.ts';
import { takeBackup } from './backup/takeBackup.ts';
import { systemClock } from './clock.ts';
import { refuseForeignUser } from './dataOwner.ts';
import { confirmRestore } from './restoreGuard.ts';
import { readSettings, type Settings } from './settings.ts';
import { openStore } from './store/openStore.ts';

type Command = (settings: Settings, ...words: readonly string[]) => Promise<string>;

const usage = `usage:
  operate backup-key FILE           makes a key pair; the private half goes to FILE, the public half is printed
  operate backup FOLDER PUBLIC-KEY  writes one sealed backup for today, removes those older than 30 days
  operate restore BACKUP FILE       puts a backup back where there is no database; FILE holds the private key
  operate confirm-restore           opens the public side again after a restore
`;

const commands: Readonly<
  Record<string, { readonly words: number; readonly isOnData: boolean; readonly work: Command }>
> = {
  'backup-key': {
    words: 1,
    isOnData: false,
    async work(_settings, file = '') {
      const pair = makeBackupKey();
      const target = openSync(file, 'wx', 0o600);
      try {
        writeSync(target, `${toBase64url(pair.privateKey)}\n`);
        fsyncSync(target);
      } finally {
        closeSync(target);
      }
      return toBase64url(pair.publicKey);
    },
  },
  backup: {
    words: 2,
    isOnData: true,
    work: (settings, folder = '', key = '') => takeBackup(settings, folder, readKey(key), systemClock()),
  },
  restore: {
    words: 2,
    isOnData: true,
    async work(settings, file = '', keyFile = '') {
      await restoreBackup(settings, file, readKey(readFileSync(keyFile, 'utf8').trim()), systemClock());
      return 'restored; the public side stays closed until: operate confirm-restore';
    },
  },
  'confirm-restore': {
    words: 0,
    isOnData: true,
    async work(settings) {
      const { store } = await openStore(settings);
      try {
        await confirmRestore(store, settings.markFile);
      } finally {
        await store.close();
      }
      return 'confirmed; a running intake opens within seconds';
    },
  },
};

process.umask(0o077);
process.exitCode = await main(process.argv.slice(2));

async function main([name = '', ...words]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const settings = readSettings(process.env);
  if (!command || words.length !== command.words || !settings.ok) {
    process.stderr.write(settings.ok ? usage : `operate: ${settings.setting} ${settings.reason}\n`);
    return 2;
  }
  try {
    if (command.isOnData) refuseForeignUser(settings.settings.dataFolder);
    process.stdout.write(`${await command.work(settings.settings, ...words)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`operate: ${error instanceof Error ? error.message : 'failed'}\n`);
    return 3;
  }
}

function readKey(text: string): Uint8Array {
  const key = fromBase64url(text);
  if (key.length !== 32) throw new Error('a backup key is 32 bytes');
  return key;
}
