// Occasions in the order in which somebody came to them, with arrows that point where the reading goes on.

export function wayText(names: readonly string[], direction: 'ltr' | 'rtl'): string {
  return names.join(direction === 'rtl' ? ' ← ' : ' → ');
}
