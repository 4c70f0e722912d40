// What a person could write who means to harm whoever reads it: in a browser, a spreadsheet, an editor or a program.

export const hostileTexts: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><foreignObject/></svg>',
  'javascript:alert(1)',
  '=1+1',
  '=HYPERLINK("http://example.org";"x")',
  "=cmd|' /C calc'!A0",
  '+46 31 12 34 56',
  '-2+3',
  '@SUM(A1:A9)',
  "'=1+1",
  '＝1+1',
  'a;b,c"d\'e',
  '"',
  '\u202etxt.exe',
  'a\u2066b\u2069',
  '__proto__',
  'constructor',
  '{{x}} %s \\0',
  "'. ERASE FILE='x'.",
];

/** More than a person may write: a file must hold it all the same. */
export const manyMarks = `e${'\u0301'.repeat(10_000)}`;
