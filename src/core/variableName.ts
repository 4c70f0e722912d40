// A column's name made from an item's code: safe in CSV, SPSS, R and Stata, whatever the code was.

const longestName = 40;

/** Lower case a–z, digits and `_`, beginning with a letter; one that is not in `taken`, where it is then put. */
export function variableName(code: string, taken: Set<string>): string {
  const plain = code
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const name = (/^[a-z]/.test(plain) ? plain : `q_${plain}`).slice(0, longestName).replace(/_+$/, '');
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : `_${number}`;
    const candidate = name.slice(0, longestName - ending.length) + ending;
    if (taken.has(candidate)) continue;
    taken.add(candidate);
    return candidate;
  }
}
