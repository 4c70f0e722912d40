// Notes for translators (docs/notes): a note on a key, or on the group that it stands in, tells of every key below.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Notes = ReadonlyMap<string, string>;

/** Name of the text file → its notes. */
export function readNotes(folder = 'docs/notes'): ReadonlyMap<string, Notes> {
  return new Map(
    readdirSync(folder).map((name) => {
      const notes = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Readonly<Record<string, string>>;
      return [name, new Map(Object.entries(notes))];
    }),
  );
}

/** From the key itself up to the whole file, nearest first. */
export function notesFor(notes: Notes, key: string): readonly string[] {
  const parts = key.split('.');
  return parts
    .map((_, index) => parts.slice(0, parts.length - index).join('.'))
    .concat('')
    .flatMap((path) => notes.get(path) ?? []);
}

/** What is missing or left over, one line each. `texts`: every text of the file by its dotted key. */
export function noteFaults(notes: Notes, texts: ReadonlyMap<string, unknown>): readonly string[] {
  const keys = [...texts.keys()];
  const lacking = keys.filter((key) => notesFor(notes, key).length === 0).map((key) => `${key} has no note`);
  const unexplained = keys.flatMap((key) => {
    const said = notesFor(notes, key).join(' ');
    const values = [...String(texts.get(key)).matchAll(/\{\{\w+\}\}/g)].map(([value]) => value);
    return values.filter((value) => !said.includes(value)).map((value) => `${key}: no note tells what ${value} is`);
  });
  const stray = [...notes.keys()]
    .filter((path) => path !== '' && !keys.some((key) => key === path || key.startsWith(`${path}.`)))
    .map((path) => `a note on ${path}, which is no text`);
  return [...lacking, ...unexplained, ...stray];
}
