// A reader of CSV that shares nothing with the writer: it walks the characters one by one, as RFC 4180 describes them.

export function readCsv(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  for (let at = 0; at < body.length; at += 1) {
    const symbol = body.charAt(at);
    if (isQuoted) {
      if (symbol !== '"') cell += symbol;
      else if (body.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (symbol === '"' && cell === '') isQuoted = true;
    else if (symbol === separator) {
      row.push(cell);
      cell = '';
    } else if (symbol === '\r' && body.charAt(at + 1) === '\n') {
      row.push(cell);
      rows.push(row);
      row = [];
      cell = '';
      at += 1;
    } else throw new Error(`an unquoted character at ${at}`);
  }
  if (isQuoted || cell !== '' || row.length > 0) throw new Error('the text ends inside a row');
  return rows;
}

/** Rows as objects by the header's names. */
export function readCsvRecords(text: string, separator: string): readonly ReadonlyMap<string, string>[] {
  const [header = [], ...rows] = readCsv(text, separator);
  return rows.map((row) => {
    if (row.length !== header.length) throw new Error(`${row.length} cells under ${header.length} columns`);
    return new Map(header.map((name, index) => [name, row[index] ?? '']));
  });
}
