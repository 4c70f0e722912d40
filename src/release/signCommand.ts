// `npm run sign-release`: for a computer without network. Shows what is about to be signed, and writes 64 bytes.
import { writeFileSync } from 'node:fs';
import { type Command, exitCodes, readOptions } from './commandLine.ts';
import { fingerprint } from './listCommand.ts';
import { readListFile } from './readListFile.ts';
import { isSignedBy, signReleaseList } from './releaseSignature.ts';
import { readSecretFile } from './secretFile.ts';

export const signCommand: Command = (args, say) => {
  const refuse = (reason: string) => {
    say(reason);
    return exitCodes.undone;
  };
  const read = readOptions(args, ['secret', 'list', 'out']);
  if (!read.ok) return refuse(read.reason);
  const { secret: secretPath, list: listPath = 'dist/release/files.txt' } = read.options;
  if (secretPath === undefined) return refuse('Say where the secret is: --secret <file on an offline medium>');
  const published = readListFile(listPath);
  if (!published.ok) return refuse(published.reason);
  const held = readSecretFile(secretPath);
  if (!held.ok) return refuse(held.reason);
  const { list, bytes } = published;
  const signed = signReleaseList(bytes, held.secret);
  if (!isSignedBy(bytes, signed.signature, signed.public))
    return refuse('The signature does not verify; nothing was written');
  const out = read.options['out'] ?? listPath.replace(/(?:\.txt)?$/, '.sig');
  writeFileSync(out, signed.signature);
  say(`Signed: release ${list.release}, ${list.files.length} addresses, fingerprint ${fingerprint(bytes)}`);
  say(`Signature: ${out}`);
  say(`Public key: ${signed.public}`);
  return exitCodes.good;
};
