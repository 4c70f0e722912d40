// The process behind `npm run release-list`, `release-key`, `sign-release` and `verify-release`.
import type { Command } from './commandLine.ts';
import { keyCommand } from './keyCommand.ts';
import { listCommand } from './listCommand.ts';
import { signCommand } from './signCommand.ts';
import { verifyCommand } from './verifyCommand.ts';

const commands: Readonly<Record<string, Command>> = {
  list: listCommand,
  key: keyCommand,
  sign: signCommand,
  verify: verifyCommand,
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  process.stderr.write(`one of: ${Object.keys(commands).join(', ')}\n`);
  process.exitCode = 2;
} else process.exitCode = await command(args, (line) => process.stdout.write(`${line}\n`));
