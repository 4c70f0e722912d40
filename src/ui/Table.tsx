import type { ReactNode } from 'react';
import { wholeParts } from './wholeParts.tsx';

export interface TableColumn {
  readonly id: string;
  readonly header: string;
  readonly numeric?: boolean;
}

export interface TableRow {
  readonly id: string;
  /** The row's name, its header cell. */
  readonly header: ReactNode;
  /** One for each column after the first. */
  readonly cells: readonly ReactNode[];
}

export interface TableProps {
  readonly caption: ReactNode;
  /** The first column holds the rows' names. */
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly footnotes?: readonly string[];
}

/** A table that becomes one block a row, each figure with its heading, where the screen is narrow. */
export function Table({ caption, columns, rows, footnotes = [] }: TableProps) {
  const [first, ...rest] = columns;
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="table-caption">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first?.header}</th>
            {rest.map(({ id, header, numeric }) => (
              <th scope="col" key={id} className={numeric ? 'numeric' : undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{shown(row.header)}</th>
              {rest.map(({ id, header, numeric }, index) => (
                <td key={id} data-header={header} className={numeric ? 'numeric' : undefined}>
                  {shown(row.cells[index])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {footnotes.map((note) => (
        <p className="table-note" key={note}>
          {wholeParts(note)}
        </p>
      ))}
    </div>
  );
}

/** Words with a part that does not break are one thing: on a narrow screen a cell parts its heading from what it holds. */
function shown(words: ReactNode): ReactNode {
  const whole = typeof words === 'string' ? wholeParts(words) : words;
  return whole === words ? words : <span>{whole}</span>;
}
