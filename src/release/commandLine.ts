// Options of a command: every one is known, has a value and is given once; anything else is refused with a reason.
import { parseArgs } from 'node:util';

/** What a command says, line by line, and its exit code: 0 good, 1 not as released, 2 could not be done. */
export type Command = (args: readonly string[], say: (line: string) => void) => number | Promise<number>;

export const exitCodes = { good: 0, differs: 1, undone: 2 } as const;

export type Options = Readonly<Record<string, string | undefined>>;
export type OptionsReading =
  | { readonly ok: true; readonly options: Options; readonly isSet: (flag: string) => boolean }
  | { readonly ok: false; readonly reason: string };

export function readOptions(
  args: readonly string[],
  names: readonly string[],
  flags: readonly string[] = [],
): OptionsReading {
  try {
    const parsed = parseArgs({
      args: [...args],
      options: Object.fromEntries([
        ...names.map((name) => [name, { type: 'string', multiple: true }] as const),
        ...flags.map((flag) => [flag, { type: 'boolean' }] as const),
      ]),
      allowPositionals: false,
    });
    const values = parsed.values as Readonly<Record<string, unknown>>;
    const options: Record<string, string> = {};
    for (const name of names) {
      const given = values[name];
      if (!Array.isArray(given)) continue;
      const [value] = given;
      if (given.length !== 1 || typeof value !== 'string' || value === '')
        return { ok: false, reason: `--${name} must be given once, with a value` };
      options[name] = value;
    }
    return { ok: true, options, isSet: (flag) => values[flag] === true };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : 'the options cannot be read' };
  }
}
