// `npm run release-key`: makes the pair, writes the secret to the file that was named, and prints the public key.
import { randomBytes } from 'node:crypto';
import { type Command, exitCodes, readOptions } from './commandLine.ts';
import { makeReleaseKey } from './releaseSignature.ts';
import { writeSecretFile } from './secretFile.ts';

export const keyCommand: Command = (args, say) => {
  const read = readOptions(args, ['secret']);
  const path = read.ok ? read.options['secret'] : undefined;
  if (!read.ok || path === undefined) {
    say(read.ok ? 'Say where the secret is to be written: --secret <file on an offline medium>' : read.reason);
    return exitCodes.undone;
  }
  const key = makeReleaseKey((length) => Uint8Array.from(randomBytes(length)));
  const written = writeSecretFile(path, key.secret);
  if (!written.ok) {
    say(written.reason);
    return exitCodes.undone;
  }
  say(`The secret is in ${path}. Keep that medium offline, and a copy elsewhere.`);
  say(`Public key: ${key.public}`);
  return exitCodes.good;
};
