// The table in docs/faults.md: what each fault did when it was last run with `--write`. A row is written by a run and by
// nothing else; those of faults that were not run this time stay as they are.

const columns = ['fault', 'runs', 'envelopes', 'outcome', 'run'];

/** `text` with this row in the place of an earlier one of the same fault, or after the others. */
export function withRow(text, row) {
  const written = `| ${columns.map((name) => String(row[name]).replaceAll('|', '/')).join(' | ')} |`;
  const lines = text.trimEnd().split('\n');
  const found = lines.findIndex((line) => line.startsWith(`| ${row.fault} |`));
  if (found === -1) lines.push(written);
  else lines[found] = written;
  return `${lines.join('\n')}\n`;
}
