// Option texts beside a drawing: what does not fit is cut, for the whole text stands in the table.

const mostCharacters = 21;

export function shortLabel(text: string): string {
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters - 1).trimEnd()}…`;
}
