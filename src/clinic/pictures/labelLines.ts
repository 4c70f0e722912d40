// Option texts beside a drawing, in two lines at most; what does not fit even so is cut, for the whole text stands in the table.

const mostCharacters = 22;

export function labelLines(text: string): readonly string[] {
  if (text.length <= mostCharacters) return [text];
  const space = text.lastIndexOf(' ', mostCharacters);
  if (space <= 0) return [cut(text)];
  return [text.slice(0, space), cut(text.slice(space + 1))];
}

function cut(text: string): string {
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters - 1).trimEnd()}…`;
}
